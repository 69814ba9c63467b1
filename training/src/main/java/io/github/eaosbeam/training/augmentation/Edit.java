package io.github.eaosbeam.training.augmentation;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A change of a text: the code points from {@code start} to {@code end} (exclusive) give way to
 * {@code replacement}.
 */
record Edit(int start, int end, String replacement) {
  Edit {
    requireNonNull(replacement, "replacement");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "an edit needs 0 <= start <= end, got start=%d end=%d".formatted(start, end));
    }
  }

  static Edit insertion(int place, String text) {
    return new Edit(place, place, text);
  }

  /**
   * Makes {@code edits} and moves the labels along. An edit is left out where it overlaps one
   * before it or the border of a label, or takes away from a label and puts nothing in its place.
   */
  static LabelledComment apply(LabelledComment comment, List<Edit> edits) {
    TreeSet<Integer> borders = new TreeSet<>();
    comment.spans().forEach(span -> borders.addAll(List.of(span.start(), span.end())));
    List<Edit> made = new ArrayList<>();
    int behind = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::start)).toList()) {
      Integer border = borders.higher(edit.start);
      boolean crosses = border != null && border < edit.end;
      boolean robs = edit.replacement.isEmpty() && edit.inLabel(comment);
      if (edit.start >= behind && !crosses && !robs) {
        made.add(edit);
        behind = edit.end;
      }
    }
    return new Applied(made).to(comment);
  }

  private boolean inLabel(LabelledComment comment) {
    return comment.spans().anyMatch(span -> span.start() <= start && end <= span.end());
  }

  private int growth() {
    return replacement.codePointCount(0, replacement.length()) - (end - start);
  }

  /** Edits that fit together, in order. */
  private record Applied(List<Edit> edits) {
    LabelledComment to(LabelledComment comment) {
      return new LabelledComment(
          text(comment.text()),
          comment.quadruples().stream().map(quadruple -> quadruple.moved(this::moved)).toList());
    }

    private String text(String text) {
      int[] codePoints = text.codePoints().toArray();
      StringBuilder changed = new StringBuilder();
      int from = 0;
      for (Edit edit : edits) {
        changed.append(new String(codePoints, from, edit.start - from)).append(edit.replacement);
        from = edit.end;
      }
      return changed.append(new String(codePoints, from, codePoints.length - from)).toString();
    }

    /** What is put in at a label's border stays outside of it. */
    private Span moved(Span span) {
      int start = span.start();
      int end = span.end();
      for (Edit edit : edits) {
        start += edit.end <= span.start() ? edit.growth() : 0;
        end += edit.start < span.end() && edit.end <= span.end() ? edit.growth() : 0;
      }
      return new Span(start, end);
    }
  }
}
