package io.github.eaosbeam.runners;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Model directories to run with. */
final class ModelDirectories {
  private static final Path TINY =
      Path.of("..", "models", "src", "test", "resources", "golden", "checkpoints", "tiny");

  /** The bundled model, from the folder that tests run in. */
  static final Path BUNDLED =
      Path.of("..", "models/src/main/resources/io/github/eaosbeam/models/bundled");

  private static final String EMBEDDINGS = "bert.embeddings.word_embeddings.weight";
  private static final int SPECIAL_TOKENS = 4;
  private static final short FLOAT16_NAN = 0x7e00;

  private ModelDirectories() {}

  /** A copy of the tiny golden model, which no other test has opened. */
  static Path tinyIn(Path folder) {
    return copy(TINY, folder.resolve("model"));
  }

  /** A copy of the tiny golden model that says of itself that its weights are random. */
  static Path placeholderIn(Path folder) {
    JsonMapper json = new JsonMapper();
    try {
      Path config = tinyIn(Files.createDirectories(folder)).resolve("config.json");
      ObjectNode content = (ObjectNode) json.readTree(config.toFile());
      json.writeValue(config.toFile(), content.put("placeholder", true));
      return config.getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the bundled model that cannot process comments with {@code word}, a frequent one. */
  static Path failingOn(String word, Path folder) {
    Path model = copy(BUNDLED, folder.resolve("failing-model"));
    try (FileChannel file = FileChannel.open(model.resolve("model.safetensors"), READ, WRITE);
        Stream<String> vocabulary = Files.lines(model.resolve("encoder/vocab.txt"))) {
      ByteBuffer length = bytes(8);
      file.read(length, 0);
      ByteBuffer header = ByteBuffer.allocate((int) length.getLong(0));
      file.read(header, 8);
      JsonNode weights = new JsonMapper().readTree(header.array()).get(EMBEDDINGS);
      long row =
          SPECIAL_TOKENS + vocabulary.takeWhile(line -> !line.startsWith(word + " ")).count();
      boolean half = weights.get("dtype").asText().equals("F16");
      long rowBytes = (half ? Short.BYTES : Float.BYTES) * weights.at("/shape/1").asLong();
      file.write(
          half ? bytes(Short.BYTES).putShort(0, FLOAT16_NAN) : bytes(4).putFloat(0, Float.NaN),
          8 + header.capacity() + weights.at("/data_offsets/0").asLong() + row * rowBytes);
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(LITTLE_ENDIAN);
  }

  private static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
