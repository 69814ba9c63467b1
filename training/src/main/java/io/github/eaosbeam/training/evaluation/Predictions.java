package io.github.eaosbeam.training.evaluation;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predictions by the comments they are for. One belongs to a comment that has its id, and its text
 * if the prediction tells one; where no id helps, to a comment that has its text.
 */
public final class Predictions {
  private static final int SHOWN_CODE_POINTS = 40;

  private final Path source;
  private final List<Prediction> all;
  private final Map<String, List<Prediction>> byId;
  private final Map<String, List<Prediction>> byText;

  private Predictions(Path source, List<Prediction> all) {
    this.source = source;
    this.all = all;
    this.byId = grouped(Prediction::id);
    this.byText = grouped(Prediction::text);
  }

  private Map<String, List<Prediction>> grouped(Function<Prediction, Optional<String>> key) {
    return all.stream()
        .filter(prediction -> key.apply(prediction).isPresent())
        .collect(groupingBy(prediction -> key.apply(prediction).orElseThrow()));
  }

  /**
   * Reads what {@code extract} writes: JSON lines with the field {@code predictions}, a string or
   * an array, and with {@code id}, {@code text} or both.
   *
   * @param source a file, or a folder whose {@code .jsonl} files are read
   * @throws EvaluationException where it cannot be read, or is not as above
   */
  public static Predictions read(Path source) {
    return new Predictions(
        source,
        files(source).stream()
            .flatMap(file -> JsonLine.read(file, Prediction::of).stream())
            .toList());
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> entries = Files.list(source)) {
      return entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new EvaluationException("%s: cannot be read: %s".formatted(source, e), e);
    }
  }

  /**
   * Each of {@code gold}, in that order, with what was predicted for it.
   *
   * @throws EvaluationException where one has no predictions, or several that differ
   */
  public List<JudgedComment> judge(List<GoldComment> gold) {
    requireAll(gold);
    return gold.stream().map(comment -> comment.judge(findings(comment))).toList();
  }

  private void requireAll(List<GoldComment> gold) {
    List<GoldComment> missing =
        gold.stream().filter(comment -> candidates(comment).isEmpty()).toList();
    if (!missing.isEmpty()) {
      GoldComment first = missing.get(0);
      throw new EvaluationException(
          "%s: no predictions for %,d of %,d comments, the first is %s: \"%s\"; extract from all of them"
              .formatted(source, missing.size(), gold.size(), first.place(), shown(first.text())));
    }
  }

  private static String shown(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= SHOWN_CODE_POINTS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_CODE_POINTS)) + "...";
  }

  private List<Finding> findings(GoldComment comment) {
    List<Prediction> candidates = candidates(comment);
    Prediction first = candidates.get(0);
    for (Prediction other : candidates) {
      if (!new HashSet<>(other.findings()).equals(new HashSet<>(first.findings()))) {
        throw new EvaluationException(
            "%s: differs from %s, but both are for %s; give each comment an id of its own"
                .formatted(other.place(), first.place(), comment.place()));
      }
    }
    return first.findings();
  }

  private List<Prediction> candidates(GoldComment comment) {
    List<Prediction> ofId =
        comment.id().map(id -> byId.getOrDefault(id, List.of())).orElse(List.of()).stream()
            .filter(prediction -> prediction.mayBeOf(comment.text()))
            .toList();
    return ofId.isEmpty() ? byText.getOrDefault(comment.text(), List.of()) : ofId;
  }

  /** How many predictions are for none of {@code gold}. */
  public int countOthers(List<GoldComment> gold) {
    Set<String> used =
        gold.stream()
            .flatMap(comment -> candidates(comment).stream())
            .map(Prediction::place)
            .collect(Collectors.toSet());
    return all.size() - used.size();
  }
}
