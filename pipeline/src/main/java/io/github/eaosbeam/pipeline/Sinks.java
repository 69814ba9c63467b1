package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds the outputs that options name, and makes sure that they can be written. */
final class Sinks {
  /** The output that is shown or handed on rather than kept. */
  static final String CONSOLE = "console";

  private final ExtractionOptions options;
  private final List<ResourceId> inputs;

  /**
   * @param inputs the files that the job reads
   */
  Sinks(ExtractionOptions options, List<ResourceId> inputs) {
    this.options = options;
    this.inputs = List.copyOf(inputs);
  }

  /** Where predictions go. */
  Output extracted() {
    requireJsonLines("output", options.getOutput(), options.getOutputFormat());
    return output("output", options.getOutput(), true);
  }

  /** Where rejected records go. */
  Output rejected() {
    String named = options.getRejected();
    if (named == null) {
      return output("rejected", besideOutput(options.getOutput()), false);
    }
    requireJsonLines("rejected", named, null);
    if (!named.equals(CONSOLE)
        && !options.getOutput().equals(CONSOLE)
        && Place.named("rejected", named).resource().equals(outputPlace().resource())) {
      throw new ConfigurationException(
          "--rejected=%s: predictions go there; name another place".formatted(named));
    }
    return output("rejected", named, false);
  }

  private Place outputPlace() {
    return Place.named("output", options.getOutput());
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
    return bare.substring(0, dot) + ".rejected" + output.substring(dot);
  }

  private static void requireJsonLines(String name, String value, FileFormat told) {
    if (value.startsWith("kafka:")) {
      throw new ConfigurationException(
          "--%s=%s: writing to Kafka is not supported; name a file".formatted(name, value));
    }
    if (value.equals(CONSOLE)) {
      return;
    }
    Optional<FileFormat> format =
        Optional.ofNullable(told)
            .or(
                () ->
                    value.endsWith("/") ? Optional.of(FileFormat.JSONL) : FileFormat.ofName(value));
    if (format.isEmpty()) {
      throw new ConfigurationException(
          "--%s=%s: the name does not tell the format; end it in .jsonl for a file, in / for a folder"
              .formatted(name, value));
    }
    if (format.get() != FileFormat.JSONL) {
      throw new ConfigurationException(
          "--%s=%s: writing %s is not supported; write JSON lines (.jsonl)"
              .formatted(name, value, format.get()));
    }
  }

  private Output output(String name, String value, boolean keptWhenEmpty) {
    if (value.equals(CONSOLE)) {
      return console(name);
    }
    Place place = Place.named(name, value);
    place.requireApartFrom(inputs);
    place.requireFree(options.isOverwrite());
    Staging staging = Staging.in(place.folder(), value);
    requireWritable(place.option(), staging);
    return place.isFolder()
        ? new FolderOutput(place.resource(), staging)
        : new FileOutput(place.resource(), staging, keptWhenEmpty);
  }

  private Output console(String name) {
    String temporary =
        Optional.ofNullable(options.getTempLocation()).orElse(System.getProperty("java.io.tmpdir"));
    Place place = Place.named("tempLocation", temporary.replaceFirst("/*$", "/"));
    Staging staging = Staging.in(place.resource(), CONSOLE);
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
