package io.github.eaosbeam.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure.
 *
 * @param parts what of it
 * @param models {@code base} for random weights of PhoBERT-base size, {@code bundled}, or model
 *     directories
 * @param vocabulary a folder with the {@code vocab.txt} and {@code bpe.codes} that {@code base}
 *     gets
 * @param input JSON lines with {@code text}; without it comments are made up
 * @param comments how many of them {@link Part#MODEL} and {@link Part#PIPELINE} take
 * @param sizes how many {@link Part#SCALING} takes, in ascending order
 * @param cores processors to measure with, each of them by itself
 * @param runners Beam's runners
 * @param jobClass the main class that takes {@code extract} and its options
 */
public record BenchmarkPlan(
    Set<Part> parts,
    List<String> models,
    Optional<Path> vocabulary,
    Optional<Path> input,
    int comments,
    List<Integer> sizes,
    List<Integer> cores,
    List<String> runners,
    String jobClass) {
  public BenchmarkPlan {
    parts = Set.copyOf(parts);
    models = List.copyOf(models);
    sizes = sizes.stream().sorted().distinct().toList();
    cores = cores.stream().sorted().distinct().toList();
    runners = List.copyOf(runners);
    requirePositive("comments", List.of(comments));
    requirePositive("sizes", sizes);
    requirePositive("cores", cores);
    if (parts.contains(Part.SCALING) && sizes.size() < 2) {
      throw new IllegalArgumentException("sizes must be two or more, got " + sizes);
    }
  }

  private static void requirePositive(String what, List<Integer> values) {
    if (values.isEmpty() || values.stream().anyMatch(value -> value < 1)) {
      throw new IllegalArgumentException("%s must be 1 or more, got %s".formatted(what, values));
    }
  }
}
