package io.github.eaosbeam.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A configuration file whose fields are checked as they are read. */
final class JsonConfig {
  private static final long MOST_BYTES = 1 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final JsonNode root;

  private JsonConfig(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  static JsonConfig read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ModelException(
            "%s: %d bytes are too many for a configuration; is it the right file?"
                .formatted(file, Files.size(file)));
      }
      JsonNode root = MAPPER.readTree(file.toFile());
      if (!root.isObject()) {
        throw new ModelException("%s: must hold a JSON object".formatted(file));
      }
      return new JsonConfig(file, root);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "%s: not valid JSON at line %d, column %d: %s"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new ModelException("%s: cannot be read: %s".formatted(file, e), e);
    }
  }

  /** A whole number from {@code least} to {@code most}; its absence is an error. */
  int integer(String field, int least, int most) {
    JsonNode node = root.path(field);
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw new ModelException(
          "%s: needs the whole number \"%s\", found %s".formatted(file, field, shown(node)));
    }
    int value = node.intValue();
    if (value < least || value > most) {
      throw new ModelException(
          "%s: \"%s\" is %d, must be from %d to %d".formatted(file, field, value, least, most));
    }
    return value;
  }

  Optional<Integer> optionalInteger(String field) {
    JsonNode node = root.path(field);
    return node.isIntegralNumber() && node.canConvertToInt()
        ? Optional.of(node.intValue())
        : Optional.empty();
  }

  double number(String field, double fallback) {
    return root.path(field).isNumber() ? root.path(field).doubleValue() : fallback;
  }

  String string(String field, String fallback) {
    return root.path(field).isTextual() ? root.path(field).textValue() : fallback;
  }

  boolean flag(String field) {
    return root.path(field).asBoolean(false);
  }

  boolean has(String field) {
    return root.has(field);
  }

  /** A map of labels to ids, in the file's order. */
  Map<String, Integer> labels(String field) {
    JsonNode node = root.path(field);
    if (!node.isObject()) {
      throw new ModelException(
          "%s: needs the object \"%s\" of labels and their ids, found %s"
              .formatted(file, field, shown(node)));
    }
    Map<String, Integer> labels = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            entry -> {
              if (!entry.getValue().isInt()) {
                throw new ModelException(
                    "%s: \"%s\" gives the label \"%s\" the id %s, ids are whole numbers"
                        .formatted(file, field, entry.getKey(), shown(entry.getValue())));
              }
              labels.put(entry.getKey(), entry.getValue().intValue());
            });
    return labels;
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }
}
