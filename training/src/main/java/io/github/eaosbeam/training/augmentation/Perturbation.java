package io.github.eaosbeam.training.augmentation;

import io.github.eaosbeam.training.corpus.LabelledComment;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A way in which viewers write differently what they could have written properly. */
public enum Perturbation {
  /** No accents at all: {@code chuong trinh rat hay}. */
  UNACCENTED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(comment.text(), word -> Optional.of(unaccented(word)));
    }
  },
  /** Letters and accents apart, as some phones and Apple's file system write them (NFD). */
  DECOMPOSED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(
          comment.text(), word -> Optional.of(Normalizer.normalize(word, Normalizer.Form.NFD)));
    }
  },
  /** Teencode: {@code ko}, {@code dc}, {@code mn}, {@code thik}. */
  ABBREVIATED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      double share = 0.4 + 0.6 * random.nextDouble();
      return Teencode.edits(comment.text(), share, random);
    }
  },
  LOWERCASE {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(comment.text(), word -> Optional.of(word.toLowerCase(Locale.ROOT)));
    }
  },
  UPPERCASE {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(comment.text(), word -> Optional.of(word.toUpperCase(Locale.ROOT)));
    }
  },
  /** {@code hayyyy quáaaa}. */
  ELONGATED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(
          comment.text(),
          word ->
              word.length() < 2 || random.nextDouble() > 0.15
                  ? Optional.empty()
                  : Optional.of(elongated(word, 1 + random.nextInt(5))));
    }
  },
  EMOJI {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      List<Edit> edits = new ArrayList<>();
      int length = comment.text().codePointCount(0, comment.text().length());
      String emoji = EMOJIS.get(random.nextInt(EMOJIS.size())).repeat(1 + random.nextInt(4));
      boolean first = random.nextDouble() < 0.15;
      edits.add(Edit.insertion(first ? 0 : length, first ? emoji + " " : gap(random) + emoji));
      return edits;
    }

    private String gap(Random random) {
      return random.nextDouble() < 0.6 ? " " : "";
    }
  },
  /** No full stops, commas, quotes or exclamation marks. */
  UNPUNCTUATED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return PUNCTUATION
          .matcher(comment.text())
          .results()
          .map(mark -> Words.edit(comment.text(), mark, ""))
          .toList();
    }
  },
  /** Marks in excess, spaces before them or none behind. */
  PUNCTUATED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      List<Edit> edits = new ArrayList<>();
      for (MatchResult mark : PUNCTUATION.matcher(comment.text()).results().toList()) {
        if (random.nextBoolean()) {
          String written = MARKS.get(random.nextInt(MARKS.size()));
          edits.add(Words.edit(comment.text(), mark, written));
        }
      }
      int length = comment.text().codePointCount(0, comment.text().length());
      edits.add(Edit.insertion(length, MARKS.get(random.nextInt(MARKS.size()))));
      return edits;
    }
  },
  /** Letters left out, doubled or swapped. */
  MISTYPED {
    @Override
    List<Edit> edits(LabelledComment comment, Random random) {
      return Words.rewrite(
          comment.text(),
          word ->
              word.codePointCount(0, word.length()) < 3 || random.nextDouble() > 0.12
                  ? Optional.empty()
                  : Optional.of(mistyped(word, random)));
    }
  };

  private static final Pattern MARKS_OF_ACCENT = Pattern.compile("\\p{M}+");
  private static final Pattern PUNCTUATION = Pattern.compile("[.,!?;:\"“”()…]+");
  private static final List<String> MARKS =
      List.of("!!!", "...", "..", " !", " ,", ",", "!", "!!", "~", " :))", ")))", " =))", "…");
  private static final List<String> EMOJIS =
      List.of(
          "😂", "🤣", "❤", "❤️", "😍", "🥰", "👍", "👏", "🔥", "💯", "😊", "😁", "😭", "😆", "🥲",
          "😅", "💖", "💕", "🎉", "🌹", "😘", "🙏", "💪", "😢", "🤔", "😐", "🙄", "😡", "😴", "👎");

  abstract List<Edit> edits(LabelledComment comment, Random random);

  /** The comment written this way, its labels where they belong now. */
  public LabelledComment apply(LabelledComment comment, Random random) {
    return Edit.apply(comment, edits(comment, random));
  }

  private static String unaccented(String word) {
    String plain =
        MARKS_OF_ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return plain.replace('đ', 'd').replace('Đ', 'D');
  }

  /** The last letter again, without its accent from the second time on: {@code quáaa}. */
  private static String elongated(String word, int times) {
    int last = word.codePointBefore(word.length());
    return word + unaccented(Character.toString(last)).repeat(times);
  }

  private static String mistyped(String word, Random random) {
    List<String> letters =
        new ArrayList<>(word.codePoints().mapToObj(Character::toString).toList());
    int place = 1 + random.nextInt(letters.size() - 1);
    switch (random.nextInt(3)) {
      case 0 -> letters.remove(place);
      case 1 -> letters.add(place, letters.get(place));
      default -> Collections.swap(letters, place - 1, place);
    }
    return String.join("", letters);
  }
}
