package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import java.io.IOException;
import java.util.Optional;

/** Finds the outputs that options name, and makes sure that they can be written. */
final class Sinks {
  /** The output that is shown or handed on rather than kept. */
  static final String CONSOLE = "console";

  private final ExtractionOptions options;
  private final CommentSource source;

  Sinks(ExtractionOptions options, CommentSource source) {
    this.options = options;
    this.source = source;
  }

  /** Where predictions go. */
  Output extracted() {
    String value = options.getOutput();
    refuseKafka("output", value);
    if (value.equals(CONSOLE)) {
      return console("output");
    }
    FileFormat format = format(value, Optional.ofNullable(options.getOutputFormat()));
    requireWritten(format, value);
    Place place = freePlace("output", value);
    return output(place, value, shards(format, place.isFolder()), true);
  }

  /** Where rejected records go. */
  Output rejected() {
    String named =
        Optional.ofNullable(options.getRejected()).orElse(besideOutput(options.getOutput()));
    refuseKafka("rejected", named);
    if (named.equals(CONSOLE)) {
      return console("rejected");
    }
    if (options.getRejected() != null) {
      requireJsonLines(named);
      requireApartFromOutput(named);
    }
    return output(freePlace("rejected", named), named, new JsonLinesShards(), false);
  }

  private void requireApartFromOutput(String named) {
    String output = options.getOutput();
    if (!output.equals(CONSOLE)
        && Place.named("rejected", named)
            .resource()
            .equals(Place.named("output", output).resource())) {
      throw new ConfigurationException(
          "--rejected=%s: predictions go there; name another place".formatted(named));
    }
  }

  /** {@code x.rejected.jsonl} for {@code x.jsonl} as for {@code x/}; a later glob must not mix. */
  static String besideOutput(String output) {
    if (output.equals(CONSOLE)) {
      return CONSOLE;
    }
    if (output.endsWith("/")) {
      return output.replaceFirst("/+$", "") + ".rejected.jsonl";
    }
    String bare = CompressionSuffix.strip(output);
    int dot =
        bare.lastIndexOf('.') > bare.lastIndexOf('/') + 1 ? bare.lastIndexOf('.') : bare.length();
    boolean jsonLines = FileFormat.ofName(output).orElse(FileFormat.JSONL) == FileFormat.JSONL;
    String suffix =
        jsonLines ? output.substring(dot) : ".jsonl" + CompressionSuffix.suffixOf(output);
    return bare.substring(0, dot) + ".rejected" + suffix;
  }

  private static void refuseKafka(String name, String value) {
    if (value.startsWith("kafka:")) {
      throw new ConfigurationException(
          "--%s=%s: writing to Kafka is not supported; name a file".formatted(name, value));
    }
  }

  private static FileFormat format(String value, Optional<FileFormat> told) {
    Optional<FileFormat> byName =
        value.endsWith("/") ? Optional.of(FileFormat.JSONL) : FileFormat.ofName(value);
    return told.or(() -> byName)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    ("--output=%s: the name does not tell the format; end it in .jsonl, .csv or"
                            + " .parquet for a file, in / for a folder")
                        .formatted(value)));
  }

  private static void requireWritten(FileFormat format, String value) {
    if (format == FileFormat.TEXT) {
      throw new ConfigurationException(
          "--output=%s: text has no place for predictions; write .jsonl, .csv or .parquet"
              .formatted(value));
    }
    if (format == FileFormat.PARQUET && !CompressionSuffix.suffixOf(value).isEmpty()) {
      throw new ConfigurationException(
          "--output=%s: Parquet is compressed within; leave out %s"
              .formatted(value, CompressionSuffix.suffixOf(value)));
    }
  }

  private static void requireJsonLines(String named) {
    Optional<FileFormat> format = FileFormat.ofName(named);
    if (!named.endsWith("/") && !format.equals(Optional.of(FileFormat.JSONL))) {
      throw new ConfigurationException(
          "--rejected=%s: rejected records are written as JSON lines; end the name in .jsonl"
              .formatted(named));
    }
  }

  private ShardFormat shards(FileFormat format, boolean headed) {
    return switch (format) {
      case CSV ->
          new CsvShards(
              new CsvColumns(schema().names()), CsvDialect.of(options.getCsvDelimiter()), headed);
      case PARQUET -> new ParquetShards(schema());
      default -> new JsonLinesShards();
    };
  }

  private ParquetSchema schema() {
    return source.schema().withPredictions(options.getPredictionsFormat(), options.isSpans());
  }

  private Place freePlace(String name, String value) {
    Place place = Place.named(name, value);
    place.requireApartFrom(source.files());
    place.requireFree(options.isOverwrite());
    return place;
  }

  private static Output output(
      Place place, String value, ShardFormat format, boolean keptWhenEmpty) {
    Staging staging = Staging.in(place.folder(), format, value);
    requireWritable(place.option(), staging);
    return place.isFolder()
        ? new FolderOutput(place.resource(), staging)
        : new FileOutput(place.resource(), staging, keptWhenEmpty);
  }

  private Output console(String name) {
    String temporary =
        Optional.ofNullable(options.getTempLocation()).orElse(System.getProperty("java.io.tmpdir"));
    Place place = Place.named("tempLocation", temporary.replaceFirst("/*$", "/"));
    Staging staging = Staging.in(place.resource(), new JsonLinesShards(), CONSOLE);
    requireWritable("--%s=%s: %s".formatted(name, CONSOLE, place.option()), staging);
    return new ConsoleOutput(staging);
  }

  private static void requireWritable(String option, Staging staging) {
    try {
      staging.probe();
    } catch (IOException | RuntimeException e) {
      throw new ConfigurationException(
          "%s: cannot be written: %s".formatted(option, e.getMessage()), e);
    }
  }
}
