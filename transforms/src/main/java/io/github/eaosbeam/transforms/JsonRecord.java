package io.github.eaosbeam.transforms;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object as it was written.
 *
 * <p>It knows where the members of the object stand in the text, so that one can be put in without
 * touching the others: numbers, escapes, spacing and even repeated names stay what they were.
 * Immutable.
 */
public final class JsonRecord {
  private final String raw;
  private final List<Member> members;

  private JsonRecord(String raw, List<Member> members) {
    this.raw = raw;
    this.members = List.copyOf(members);
  }

  /**
   * The object that a text holds which is known to hold one.
   *
   * @throws IllegalArgumentException where it holds none
   */
  public static JsonRecord of(String json) {
    try {
      return parse(json);
    } catch (UnfitRecordException e) {
      throw new IllegalArgumentException(
          "a comment's record must be a JSON object: " + e.fault().label()); // without its text
    }
  }

  /** Reads a text that must be one JSON object and nothing else but white space. */
  static JsonRecord parse(String raw) throws UnfitRecordException {
    try (JsonParser parser = JsonText.parser(raw)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        List<Member> members = members(parser);
        expectEnd(parser);
        return new JsonRecord(raw, members);
      }
      throw notAnObject(parser, first);
    } catch (JsonProcessingException e) {
      throw new UnfitRecordException(Fault.INVALID_JSON, position(e) + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static UnfitRecordException notAnObject(JsonParser parser, JsonToken first)
      throws IOException, UnfitRecordException {
    if (first == null) {
      return new UnfitRecordException(Fault.INVALID_JSON, "not valid JSON: the record is empty");
    }
    parser.skipChildren();
    expectEnd(parser);
    return new UnfitRecordException(
        Fault.NOT_AN_OBJECT, "the record is %s, not an object".formatted(described(first)));
  }

  private static List<Member> members(JsonParser parser) throws IOException {
    List<Member> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int start = startOfToken(parser);
      String name = parser.currentName();
      JsonToken type = parser.nextToken();
      int valueStart = startOfToken(parser);
      parser.skipChildren();
      parser.finishToken();
      members.add(new Member(name, type, start, valueStart, endOfToken(parser)));
    }
    return members;
  }

  private static void expectEnd(JsonParser parser) throws IOException, UnfitRecordException {
    int end = endOfToken(parser);
    if (parser.nextToken() != null) {
      throw new UnfitRecordException(
          Fault.INVALID_JSON,
          "not valid JSON at character %d: more text behind the value".formatted(end + 1));
    }
  }

  /** The member of that name; the last one where the name is repeated, as most readers have it. */
  public Optional<Member> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).reduce((a, b) -> b);
  }

  /** The members in the order of the text. */
  public List<Member> members() {
    return members;
  }

  /** The members' names in the order of the text. */
  List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /** A member's value as it was written. */
  public String json(Member member) {
    return raw.substring(member.valueStart(), member.end());
  }

  /** The value of a member that is a string. */
  public String string(Member member) {
    try (JsonParser parser = JsonText.parser(json(member))) {
      return parser.nextTextValue();
    } catch (IOException e) {
      throw new UncheckedIOException("a string that was read before", e);
    }
  }

  /**
   * The object's text with a member added last, in the place of any member of that name.
   *
   * @param json the member's value, valid JSON
   */
  public String with(String name, String json) {
    StringBuilder text = new StringBuilder(raw.length() + name.length() + json.length() + 6);
    boolean empty = appendAllBut(name, text);
    String gap = isSpaced() ? " " : "";
    text.append(empty ? "" : "," + gap).append(JsonText.quote(name)).append(':').append(gap);
    text.append(json).append(raw, endOfMembers(), raw.length());
    return text.toString();
  }

  private boolean appendAllBut(String name, StringBuilder text) {
    int end = members.isEmpty() ? endOfMembers() : members.get(0).start();
    text.append(raw, 0, end);
    boolean empty = true;
    for (Member member : members) {
      if (!member.name().equals(name)) {
        text.append(raw, empty ? member.start() : end, member.end());
        empty = false;
      }
      end = member.end();
    }
    return empty;
  }

  private int endOfMembers() {
    return members.isEmpty() ? raw.lastIndexOf('}') : members.get(members.size() - 1).end();
  }

  /** Whether the writer of the record put a space behind colons, so that we do the same. */
  private boolean isSpaced() {
    return !members.isEmpty() && raw.charAt(members.get(0).valueStart() - 1) == ' ';
  }

  private static int startOfToken(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int endOfToken(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  /** A character's place counts from 1; limits, such as that of nesting, are met nowhere. */
  private static String position(JsonProcessingException fault) {
    JsonLocation place = fault.getLocation();
    return place == null
        ? "not readable JSON: "
        : "not valid JSON at character %d: ".formatted(place.getCharOffset());
  }

  /** A value's type in words. */
  static String described(JsonToken type) {
    return switch (type) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "a number";
    };
  }

  /** A member: from {@code start}, its name's quote, up to {@code end}, behind its value. */
  public record Member(String name, JsonToken type, int start, int valueStart, int end) {}
}
