package io.github.eaosbeam.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random JSON objects in random spelling, and knows what they become with a member added.
 */
final class RandomJson {
  private static final String[] SPACES = {"", "", "", " ", "  ", "\t", "\r\n"};
  private static final String[] STRINGS = {
    "",
    "a",
    "text",
    "rất hay",
    "\\u0070",
    "\\ud83d\\ude01",
    "😁",
    "\\\\\\\"{}[],:",
    "\\/\\b\\f",
    "\\ud800"
  };
  private static final String[] SCALARS = {
    "0", "-0", "1.50", "1E400", "-12e-07", "12345678901234567890123", "true", "false", "null"
  };

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  /** An object in which members called {@code name} are as likely as others. */
  Sample object(String name) {
    List<Piece> pieces = new ArrayList<>();
    for (int left = random.nextInt(6); left > 0; left--) {
      boolean named = random.nextInt(3) == 0;
      String key = named ? name : "k" + string();
      pieces.add(
          new Piece(named, space(), '"' + key + '"' + space() + ":", space(), value(0), space()));
    }
    return new Sample(space(), name, pieces, space(), space());
  }

  private String value(int depth) {
    int kind = random.nextInt(depth < 3 ? 5 : 3);
    return switch (kind) {
      case 0 -> '"' + string() + '"';
      case 1, 2 -> SCALARS[random.nextInt(SCALARS.length)];
      case 3 -> '[' + space() + value(depth + 1) + space() + ',' + value(depth + 1) + ']';
      default -> '{' + space() + "\"p\":" + value(depth + 1) + space() + '}';
    };
  }

  private String string() {
    return STRINGS[random.nextInt(STRINGS.length)];
  }

  private String space() {
    return SPACES[random.nextInt(SPACES.length)];
  }

  /** A member with the white space around it. */
  private record Piece(
      boolean named, String before, String key, String gap, String value, String after) {
    String text() {
      return key + gap + value;
    }
  }

  /** An object's text in pieces. */
  record Sample(String head, String name, List<Piece> pieces, String empty, String tail) {
    String text() {
      StringBuilder text = new StringBuilder(head + "{" + (pieces.isEmpty() ? empty : ""));
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        text.append(i == 0 ? "" : ",")
            .append(piece.before())
            .append(piece.text())
            .append(piece.after());
      }
      return text + "}" + tail;
    }

    /** The same object with the member {@code name} last and nowhere else. */
    String expected(String json) {
      StringBuilder text = new StringBuilder(head + "{");
      text.append(pieces.isEmpty() ? empty : pieces.get(0).before());
      boolean first = true;
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        if (!piece.named()) {
          text.append(first ? "" : pieces.get(i - 1).after() + "," + piece.before())
              .append(piece.text());
          first = false;
        }
      }
      String gap = !pieces.isEmpty() && pieces.get(0).gap().endsWith(" ") ? " " : "";
      text.append(first ? "" : "," + gap).append("\"" + name + "\":" + gap + json);
      return text + (pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1).after()) + "}" + tail;
    }
  }
}
