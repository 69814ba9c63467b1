package io.github.eaosbeam.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Model directories to test with. */
final class Models {
  /** Recorded inputs and outputs of the PySpark job, kept by the module that they test first. */
  static final Path GOLDEN = Path.of("../models/src/test/resources/golden");

  private static final Path BUNDLED =
      Path.of("../models/src/main/resources/io/github/eaosbeam/models/bundled");
  private static final String EMBEDDINGS = "bert.embeddings.word_embeddings.weight";
  private static final int SPECIAL_TOKENS = 4;
  private static final short FLOAT16_NAN = 0x7e00;

  private Models() {}

  /** Makes {@code folder} a copy of the bundled model that fails on comments with {@code word}. */
  static Path thatFailsOn(String word, Path folder) {
    try {
      copy(BUNDLED, folder);
      int token = SPECIAL_TOKENS + words(folder).indexOf(word);
      poison(folder.resolve("model.safetensors"), token);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Path model) throws IOException {
    try (Stream<String> lines = Files.lines(model.resolve("encoder/vocab.txt"))) {
      return lines.map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(path));
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }

  /** Puts NaN where the token's embedding begins. */
  private static void poison(Path safetensors, int token) throws IOException {
    byte[] bytes = Files.readAllBytes(safetensors);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = (int) file.getLong(0);
    List<Integer> place = figures(new String(bytes, 8, headerLength, UTF_8));
    int rowBytes = (place.get(3) - place.get(2)) / place.get(0);
    int row = 8 + headerLength + place.get(2) + token * rowBytes;
    if (rowBytes == place.get(1) * Short.BYTES) {
      file.putShort(row, FLOAT16_NAN);
    } else {
      file.putFloat(row, Float.NaN);
    }
    Files.write(safetensors, bytes);
  }

  /** The embeddings' rows, width, first byte and end. */
  private static List<Integer> figures(String header) {
    String entry = header.substring(header.indexOf(EMBEDDINGS) + EMBEDDINGS.length());
    String figures = entry.substring(entry.indexOf("shape"), entry.indexOf('}'));
    return Stream.of(figures.split("[^0-9]+"))
        .filter(figure -> !figure.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}
