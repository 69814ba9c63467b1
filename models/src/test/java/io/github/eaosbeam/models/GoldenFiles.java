package io.github.eaosbeam.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The recorded inputs and outputs of the reference, and the data that cannot be shipped. */
public final class GoldenFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenFiles() {}

  /** A file of {@code src/test/resources/golden}. */
  public static Path golden(String name) {
    URL url = GoldenFiles.class.getResource("/golden/" + name);
    if (url == null) {
      throw new IllegalStateException("no test resource golden/" + name);
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of the directory that the system property {@code eaos.shared} names. */
  public static Path shared(String name) {
    Path file = Path.of(System.getProperty("eaos.shared", "eaos.shared is not set"), name);
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + ": missing; -Deaos.shared names its directory");
    }
    return file;
  }

  public static List<JsonNode> records(Path jsonLines) {
    try {
      return Files.readAllLines(jsonLines).stream().map(GoldenFiles::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Real comments of viewers. */
  public static List<String> comments() {
    return records(shared("data/comments_social_20k.jsonl")).stream()
        .map(comment -> comment.get("text").asText())
        .toList();
  }

  public static BpeTokenizer phobertTokenizer() {
    return BpeTokenizer.open(shared("phobert-base/vocab.txt"), shared("phobert-base/bpe.codes"));
  }

  public static BpeTokenizer syntheticTokenizer() {
    return BpeTokenizer.open(
        golden("synthetic-vocab/vocab.txt"), golden("synthetic-vocab/bpe.codes"));
  }
}
