package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Finds the outputs that options name, and makes sure that they can be written. */
final class Sinks {
  /** The output that is shown or handed on rather than kept. */
  static final String CONSOLE = "console";

  private final ExtractionOptions options;
  private final CommentSource source;

  /**
   * @param source what the job reads
   */
  Sinks(ExtractionOptions options, CommentSource source) {
    this.options = options;
    this.source = source;
  }

  /** Where predictions go. */
  Output extracted() {
    String value = options.getOutput();
    if (Topics.isTopic(value)) {
      return topic("output", value);
    }
    if (value.equals(CONSOLE)) {
      return console("output");
    }
    FileFormat format = format(value, Optional.ofNullable(options.getOutputFormat()));
    requireWritten(format, value);
    if (source.isUnbounded()) {
      requireJsonLines(format, value);
      return windowed("output", value);
    }
    Place place = freePlace("output", value);
    return staged(place, value, shards(format, place.isFolder()), true);
  }

  /** Where rejected records go. */
  Output rejected() {
    String named =
        Optional.ofNullable(options.getRejected())
            .orElse(besideOutput(options.getOutput(), source.isUnbounded()));
    if (options.getRejected() != null && !named.equals(CONSOLE) && isOutput(named)) {
      throw new ConfigurationException(
          "--rejected=%s: predictions go there; name another place".formatted(named));
    }
    if (Topics.isTopic(named)) {
      return topic("rejected", named);
    }
    if (named.equals(CONSOLE)) {
      return console("rejected");
    }
    if (options.getRejected() != null) {
      requireJsonLines(named);
    }
    return source.isUnbounded()
        ? windowed("rejected", named)
        : staged(freePlace("rejected", named), named, new JsonLinesShards(), false);
  }

  private boolean isOutput(String named) {
    String output = options.getOutput();
    if (output.equals(CONSOLE) || Topics.isTopic(output) || Topics.isTopic(named)) {
      return named.equals(output);
    }
    return Place.named("rejected", named)
        .resource()
        .equals(Place.named("output", output).resource());
  }

  /** {@code x.rejected.jsonl} for {@code x.jsonl} as for {@code x/}; a later glob must not mix. */
  static String besideOutput(String output, boolean unbounded) {
    if (output.equals(CONSOLE)) {
      return CONSOLE;
    }
    if (Topics.isTopic(output)) {
      return output + ".rejected";
    }
    if (output.endsWith("/")) {
      return output.replaceFirst("/+$", "") + (unbounded ? ".rejected/" : ".rejected.jsonl");
    }
    String bare = CompressionSuffix.strip(output);
    int dot =
        bare.lastIndexOf('.') > bare.lastIndexOf('/') + 1 ? bare.lastIndexOf('.') : bare.length();
    boolean jsonLines = FileFormat.ofName(output).orElse(FileFormat.JSONL) == FileFormat.JSONL;
    String suffix =
        jsonLines ? output.substring(dot) : ".jsonl" + CompressionSuffix.suffixOf(output);
    return bare.substring(0, dot) + ".rejected" + suffix;
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

  private static void requireJsonLines(FileFormat format, String value) {
    if (format != FileFormat.JSONL) {
      throw new ConfigurationException(
          "--output=%s: input without end is written as JSON lines; name a folder or kafka:TOPIC"
              .formatted(value));
    }
  }

  private Output topic(String name, String value) {
    String option = "--%s=%s".formatted(name, value);
    if (value.equals(options.getInput())) {
      throw new ConfigurationException(
          option + ": the job reads that topic; name another, or it would never come to an end");
    }
    String topic = KafkaCluster.topic(option, value);
    KafkaSettings settings = KafkaSettings.of(options, options.getConsumerGroup(), option);
    KafkaCluster.connect(settings, option).close();
    return new TopicOutput(settings, topic, option);
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

  private static Output staged(
      Place place, String value, ShardFormat format, boolean keptWhenEmpty) {
    Staging staging = Staging.in(place.folder(), format, value);
    requireWritable(place.option(), staging::probe);
    return place.isFolder()
        ? new FolderOutput(place.resource(), staging)
        : new FileOutput(place.resource(), staging, keptWhenEmpty);
  }

  private Output windowed(String name, String value) {
    Place place = Place.named(name, value);
    if (!place.isFolder()) {
      throw new ConfigurationException(
          "%s: the input has no end, so that one file would never be complete; end the name in / for a file per window, or name kafka:TOPIC"
              .formatted(place.option()));
    }
    place.requireKind();
    WindowParts parts = WindowParts.in(place.resource());
    requireWritable(place.option(), parts::probe);
    return new WindowedOutput(place.resource().toString(), parts, windowSeconds(), true);
  }

  private int windowSeconds() {
    int seconds = options.getWindowSeconds();
    if (seconds < 1) {
      throw new ConfigurationException("--windowSeconds=%d: must be 1 or more".formatted(seconds));
    }
    return seconds;
  }

  private Output console(String name) {
    String temporary =
        Optional.ofNullable(options.getTempLocation()).orElse(System.getProperty("java.io.tmpdir"));
    Place place = Place.named("tempLocation", temporary.replaceFirst("/*$", "/"));
    String option = "--%s=%s: %s".formatted(name, CONSOLE, place.option());
    if (source.isUnbounded()) {
      WindowParts parts = WindowParts.named(place.resource(), ".eaos-" + UUID.randomUUID());
      requireWritable(option, parts::probe);
      return new WindowedOutput(CONSOLE, parts, windowSeconds(), false);
    }
    Staging staging = Staging.in(place.resource(), new JsonLinesShards(), CONSOLE);
    requireWritable(option, staging::probe);
    return new ConsoleOutput(staging);
  }

  /** A trial whether something can be written. */
  private interface Probe {
    void run() throws IOException;
  }

  private static void requireWritable(String option, Probe probe) {
    try {
      probe.run();
    } catch (IOException | RuntimeException e) {
      throw new ConfigurationException(
          "%s: cannot be written: %s".formatted(option, e.getMessage()), e);
    }
  }
}
