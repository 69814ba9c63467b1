package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.KafkaConnectionOptions;
import io.github.eaosbeam.pipeline.TopicWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/** {@code ./eaos produce}: a file of comments in, messages in a topic out. */
final class ProduceCommand implements Command {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "produce";
  }

  @Override
  public String purpose() {
    return "Feeds a Kafka topic from a file of comments.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(ProduceOptions.class, KafkaConnectionOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    ProduceOptions options = CommandLine.parse(ProduceOptions.class, arguments);
    FileSystems.setDefaultPipelineOptions(options);
    requireGiven("input", options.getInput(), "the file to read");
    requireGiven("topic", options.getTopic(), "the topic to fill");
    if (!(options.getRate() >= 0)) {
      throw new ConfigurationException(
          "--rate=%s: must be 0 or more messages per second".formatted(options.getRate()));
    }
    try (TopicWriter writer = TopicWriter.open(options, options.getTopic())) {
      new Feed(options, writer).run(console);
      return 0;
    } catch (ExecutionException e) {
      throw new IllegalStateException("not all messages have arrived", e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireGiven(String option, String value, String what) {
    if (value == null) {
      throw new ConfigurationException("--%s: missing; name %s".formatted(option, what));
    }
  }

  /** One run. */
  private static final class Feed {
    private final ProduceOptions options;
    private final TopicWriter writer;
    private final long startNanos = System.nanoTime();
    private volatile boolean stopped;
    private long messages;

    Feed(ProduceOptions options, TopicWriter writer) {
      this.options = options;
      this.writer = writer;
    }

    void run(Console console) throws IOException, ExecutionException {
      StopSignals signals = StopSignals.to(() -> stopped = true);
      try (signals) {
        do {
          readFile();
        } while (options.isLoop() && messages > 0 && !stopped);
        writer.flush();
      }
      double seconds = Math.max(1e-3, (System.nanoTime() - startNanos) / 1e9);
      console
          .err()
          .printf(
              Locale.ROOT,
              "messages      %,d to kafka:%s%ntime          %,.1f s, %,.1f messages/s%n",
              messages,
              options.getTopic(),
              seconds,
              messages / seconds);
    }

    /** Latin-1 gives each byte a character of its own, so that a damaged line stays as it is. */
    private void readFile() throws IOException {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(Channels.newInputStream(open()), ISO_8859_1))) {
        for (String line = lines.readLine(); line != null && !stopped; line = lines.readLine()) {
          byte[] value = line.getBytes(ISO_8859_1);
          if (!line.isBlank()) {
            awaitTurn();
            writer.write(key(value), value);
            messages++;
          }
        }
      }
    }

    private ReadableByteChannel open() throws IOException {
      String file = options.getInput();
      try {
        ResourceId found = FileSystems.matchSingleFileSpec(file).resourceId();
        return Compression.detect(file).readDecompressed(FileSystems.open(found));
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigurationException(
            "--input=%s: cannot be read: %s".formatted(file, e.getMessage()), e);
      }
    }

    private void awaitTurn() {
      if (options.getRate() > 0) {
        long due = startNanos + (long) (messages * 1e9 / options.getRate());
        for (long wait = due - System.nanoTime();
            wait > 0 && !stopped;
            wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
      }
    }

    private Optional<String> key(byte[] value) throws IOException {
      try {
        JsonNode id = JSON.readTree(value).path(options.getIdField());
        return id.isMissingNode() || id.isNull()
            ? Optional.empty()
            : Optional.of(id.isTextual() ? id.textValue() : id.toString());
      } catch (JacksonException e) {
        return Optional.empty(); // whoever reads the topic will say what is wrong with it
      }
    }
  }
}
