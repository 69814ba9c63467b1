package io.github.eaosbeam.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.models.Extractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled model's vocabulary: words to write comments with, and a tokenizer for any model. */
final class BundledVocabulary {
  /** The files a tokenizer is made of. */
  static final List<String> FILES = List.of("vocab.txt", "bpe.codes");

  private BundledVocabulary() {}

  /** Writes the tokenizer's files into a folder. */
  static void copyTo(Path folder) throws IOException {
    for (String file : FILES) {
      try (InputStream in = open(file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
  }

  /** The tokens that are whole words of Vietnamese letters, commonest first. */
  static List<String> words() throws IOException {
    try (InputStream in = open("vocab.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.substring(0, Math.max(0, line.lastIndexOf(' '))))
          .filter(token -> token.matches("\\p{L}+"))
          .toList();
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = Extractor.class.getResourceAsStream("bundled/encoder/" + file);
    if (in == null) {
      throw new IOException("the class path has no bundled model");
    }
    return in;
  }
}
