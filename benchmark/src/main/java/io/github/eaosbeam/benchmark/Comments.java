package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON lines of comments to measure on, as many as a measurement asks for. */
final class Comments {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long SEED = 1;

  private final Optional<Path> input;
  private final Path folder;

  /**
   * @param input JSON lines with {@code text}; without it comments are made up
   * @param folder takes the files that are made
   */
  Comments(Optional<Path> input, Path folder) {
    this.input = input;
    this.folder = folder;
  }

  /**
   * A file of the first {@code count} comments.
   *
   * @throws MeasuringException where there are not so many
   */
  Path first(int count) throws IOException {
    Path file = folder.resolve("comments-" + count + ".jsonl");
    if (Files.exists(file)) {
      return file;
    }
    if (input.isPresent()) {
      copy(input.get(), file, count);
    } else {
      RandomComments.write(file, count, SEED);
    }
    return file;
  }

  private static void copy(Path from, Path to, int count) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(from);
        BufferedWriter out = Files.newBufferedWriter(to)) {
      for (int copied = 0; copied < count; copied++) {
        String line = in.readLine();
        if (line == null) {
          throw new MeasuringException(
              "%s: has %d comments, %d are asked for; ask for fewer with --comments and --sizes"
                  .formatted(from, copied, count));
        }
        out.write(line);
        out.newLine();
      }
    }
  }

  /** The texts in a file of comments. */
  static List<String> texts(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode text = JSON.readTree(line).path("text");
      if (!text.isTextual()) {
        throw new MeasuringException(
            "%s, line %d: has no text; measure on JSON lines like {\"id\": \"1\", \"text\": \"...\"}"
                .formatted(file, texts.size() + 1));
      }
      texts.add(text.textValue());
    }
    return texts;
  }
}
