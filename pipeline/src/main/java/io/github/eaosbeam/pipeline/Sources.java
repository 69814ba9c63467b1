package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    if (Topics.isTopic(input)) {
      return Topics.source(options);
    }
    List<String> patterns = Arrays.stream(COMMA.split(input, -1)).map(String::strip).toList();
    List<ResourceId> files = new ArrayList<>();
    Map<FileFormat, ResourceId> formats = new EnumMap<>(FileFormat.class);
    for (String pattern : patterns) {
      for (ResourceId file : match(pattern, options)) {
        formats.putIfAbsent(format(pattern, file, options), file);
        files.add(file);
      }
    }
    return of(soleFormat(formats, input), patterns, files, options);
  }

  private static CommentSource of(
      FileFormat format, List<String> patterns, List<ResourceId> files, ExtractionOptions options) {
    return switch (format) {
      case JSONL -> new JsonLinesFiles(patterns, files);
      case CSV -> CsvFiles.of(patterns, files, options);
      case PARQUET -> ParquetFiles.of(patterns, files, options);
      case TEXT -> TextFiles.of(patterns, files, options);
    };
  }

  private static FileFormat soleFormat(Map<FileFormat, ResourceId> formats, String input) {
    if (formats.size() > 1) {
      String examples =
          formats.entrySet().stream()
              .map(entry -> "%s is %s".formatted(entry.getValue().getFilename(), entry.getKey()))
              .collect(Collectors.joining(", "));
      throw new ConfigurationException(
          "--input=%s: mixes formats: %s; process one format at a time, or say with --inputFormat"
                  .formatted(input, examples)
              + " what all files are");
    }
    return formats.keySet().iterator().next();
  }

  private static FileFormat format(String pattern, ResourceId file, ExtractionOptions options) {
    String name = String.valueOf(file.getFilename());
    FileFormat format =
        Optional.ofNullable(options.getInputFormat())
            .or(() -> FileFormat.ofName(name))
            .orElseThrow(() -> unknownFormat(pattern, name));
    if (format == FileFormat.PARQUET && !CompressionSuffix.suffixOf(name).isEmpty()) {
      throw new ConfigurationException(
          "--input=%s: %s: Parquet is not read through compression; unpack it"
              .formatted(pattern, name));
    }
    return format;
  }

  private static ConfigurationException unknownFormat(String pattern, String name) {
    return new ConfigurationException(
        "--input=%s: %s: the name does not tell the format; add --inputFormat=JSONL, CSV, PARQUET"
                .formatted(pattern, name)
            + " or TEXT");
  }

  private static List<ResourceId> match(String pattern, ExtractionOptions options) {
    try {
      List<ResourceId> files =
          FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
              .map(Metadata::resourceId)
              .toList();
      requireFiles(pattern, files, options);
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "--input=%s: cannot be read: %s".formatted(pattern, FileSystemFault.explain(e)), e);
    }
  }

  private static void requireFiles(
      String pattern, List<ResourceId> files, ExtractionOptions options) {
    if (files.isEmpty()) {
      throw new ConfigurationException(
          "--input=%s: no such file; check the path, and quote a pattern against the shell"
              .formatted(pattern));
    }
    if (files.stream().anyMatch(ResourceId::isDirectory)) {
      throw new ConfigurationException(
          "--input=%s: is a folder; name the files in it, such as '%s/*.%s'"
              .formatted(pattern, pattern.replaceAll("/+$", ""), suffix(pattern, options)));
    }
  }

  /** What the names of files in a folder may end in. Spark's folders are called like files. */
  private static String suffix(String folder, ExtractionOptions options) {
    FileFormat format =
        Optional.ofNullable(options.getInputFormat())
            .or(() -> FileFormat.ofName(folder.replaceAll("/+$", "")))
            .orElse(FileFormat.JSONL);
    return format.suffix();
  }
}
