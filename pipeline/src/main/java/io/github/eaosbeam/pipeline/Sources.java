package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds the source that options name, and makes sure that it is there. */
final class Sources {
  /** Commas within braces belong to a pattern: {@code {a,b}.jsonl}. */
  private static final Pattern COMMA = Pattern.compile(",(?![^{]*})");

  private Sources() {}

  static CommentSource of(ExtractionOptions options) {
    String input = options.getInput();
    if (input == null) {
      return new SampleComments();
    }
    if (input.startsWith("kafka:")) {
      throw new ConfigurationException(
          "--input=%s: reading from Kafka is not supported; name files".formatted(input));
    }
    List<String> patterns = Arrays.stream(COMMA.split(input, -1)).map(String::strip).toList();
    List<ResourceId> files = new ArrayList<>();
    for (String pattern : patterns) {
      List<ResourceId> found = match(pattern);
      found.forEach(file -> requireJsonLines(pattern, file, options));
      files.addAll(found);
    }
    return new JsonLinesFiles(patterns, files);
  }

  private static void requireJsonLines(String pattern, ResourceId file, ExtractionOptions options) {
    String name = String.valueOf(file.getFilename());
    FileFormat format =
        Optional.ofNullable(options.getInputFormat())
            .or(() -> FileFormat.ofName(name))
            .orElseThrow(() -> unknownFormat(pattern, name));
    if (format != FileFormat.JSONL) {
      throw new ConfigurationException(
          "--input=%s: %s: reading %s is not supported; convert it to JSON lines (.jsonl)"
              .formatted(pattern, name, format));
    }
  }

  private static ConfigurationException unknownFormat(String pattern, String name) {
    return new ConfigurationException(
        "--input=%s: %s: the name does not tell the format; add --inputFormat=JSONL"
            .formatted(pattern, name));
  }

  private static List<ResourceId> match(String pattern) {
    try {
      List<ResourceId> files =
          FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
              .map(Metadata::resourceId)
              .toList();
      requireFiles(pattern, files);
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "--input=%s: cannot be read: %s".formatted(pattern, e.getMessage()), e);
    }
  }

  private static void requireFiles(String pattern, List<ResourceId> files) {
    if (files.isEmpty()) {
      throw new ConfigurationException(
          "--input=%s: no such file; check the path, and quote a pattern against the shell"
              .formatted(pattern));
    }
    if (files.stream().anyMatch(ResourceId::isDirectory)) {
      throw new ConfigurationException(
          "--input=%s: is a folder; name the files in it, such as '%s/*.jsonl'"
              .formatted(pattern, pattern.replaceAll("/+$", "")));
    }
  }
}
