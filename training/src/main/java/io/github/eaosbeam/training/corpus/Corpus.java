package io.github.eaosbeam.training.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Labelled comments, parted for learning and for judging.
 *
 * <p>The part a comment is in follows from its text alone, so it stays there when others come or
 * go. Variants are made of training comments only: none of them has a parent in another part.
 *
 * @param training what is learnt from
 * @param validation what decides when to stop
 * @param test what is looked at only at the end
 */
public record Corpus(
    List<LabelledComment> training, List<LabelledComment> validation, List<LabelledComment> test) {
  private static final int TENTHS = 10;

  /** What a comment is for. */
  public enum Part {
    TRAINING,
    VALIDATION,
    TEST;

    static Part of(LabelledComment comment) {
      CRC32 hash = new CRC32();
      hash.update(comment.text().getBytes(StandardCharsets.UTF_8));
      long tenth = hash.getValue() % TENTHS;
      return tenth == 0 ? TEST : tenth == 1 ? VALIDATION : TRAINING;
    }
  }

  public Corpus {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * Reads a file of labelled comments, or all {@code .jsonl} files of a folder, in the order of
   * their names. A comment that comes twice counts once.
   *
   * @throws CorpusException where there is none, or one cannot be read
   */
  public static Corpus read(Path place) {
    List<LabelledComment> comments =
        files(place).stream().flatMap(file -> CorpusFile.read(file).stream()).distinct().toList();
    return of(comments);
  }

  static Corpus of(List<LabelledComment> comments) {
    Map<Part, List<LabelledComment>> parts =
        comments.stream().collect(Collectors.groupingBy(Part::of));
    return new Corpus(
        parts.getOrDefault(Part.TRAINING, List.of()),
        parts.getOrDefault(Part.VALIDATION, List.of()),
        parts.getOrDefault(Part.TEST, List.of()));
  }

  /** The comments of one part. */
  public List<LabelledComment> part(Part part) {
    return switch (part) {
      case TRAINING -> training;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  private static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      List<Path> files =
          entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
      if (files.isEmpty()) {
        throw new CorpusException(
            "%s: holds no .jsonl file; --corpus names a file of labelled comments or their folder"
                .formatted(place));
      }
      return files;
    } catch (IOException e) {
      throw new CorpusException(
          "%s: cannot be read; --corpus names a file of labelled comments or their folder: %s"
              .formatted(place, e),
          e);
    }
  }
}
