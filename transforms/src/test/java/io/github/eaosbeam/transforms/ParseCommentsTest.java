package io.github.eaosbeam.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Origin;
import io.github.eaosbeam.models.Origin.InFile;
import io.github.eaosbeam.models.Origin.InTopic;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;

class ParseCommentsTest {
  private static final Origin PLACE = new InFile("in.jsonl, byte 0");
  private final TestPipeline pipeline = Pipelines.create();

  private PCollectionTuple parse(ParseComments parsing, String... lines) {
    return parse(parsing, Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toList());
  }

  private PCollectionTuple parse(ParseComments parsing, List<byte[]> lines) {
    List<SourceRecord> records = lines.stream().map(line -> new SourceRecord(PLACE, line)).toList();
    return pipeline
        .apply(Create.of(records).withCoder(SourceRecordCoder.of()))
        .apply("Parse", parsing);
  }

  @Test
  void takesTextAndIdAndKeepsTheRecord() {
    String plain = "{\"id\": \"1\", \"text\": \"Chương trình rất hay!\"}";
    String more = " {\"likes\":3,\"text\":\"M\\u0043 \\ud83d\\ude01\\ud800\",\"text2\":null} ";

    PCollectionTuple parsed = parse(ParseComments.json(), plain, more);

    PAssert.that(parsed.get(ParseComments.PARSED))
        .containsInAnyOrder(
            comment("\"1\"", "Chương trình rất hay!", plain),
            comment(null, "MC \ud83d\ude01\ud800", more));
    PAssert.that(parsed.get(ParseComments.REJECTED)).empty();
    pipeline.run();
  }

  @Test
  void takesTheFieldsItIsTold() {
    String line = "{\"key\":7,\"id\":8,\"text\":null,\"body\":\"hay\"}";

    PCollectionTuple parsed =
        parse(ParseComments.json().withTextField("body").withIdField("key"), line);

    PAssert.that(parsed.get(ParseComments.PARSED)).containsInAnyOrder(comment("7", "hay", line));
    pipeline.run();
  }

  @Test
  void keepsAnIdOfAnyTypeAsItIsWritten() {
    List<Comment> expected =
        Stream.of(
                "\"a\\u0062\"",
                "-1.50e+3",
                "123456789012345678901",
                "null",
                "true",
                "{\"a\": [1 ]}")
            .map(id -> comment(id, "", "{\"id\": " + id + " ,\"text\":\"\"}"))
            .toList();

    PCollectionTuple parsed =
        parse(ParseComments.json(), expected.stream().map(Comment::record).toArray(String[]::new));

    PAssert.that(parsed.get(ParseComments.PARSED)).containsInAnyOrder(expected);
    pipeline.run();
  }

  @Test
  void skipsLinesOfWhiteSpace() {
    PCollectionTuple parsed = parse(ParseComments.json(), "", " \t\r", "\r");

    PAssert.that(parsed.get(ParseComments.PARSED)).empty();
    PAssert.that(parsed.get(ParseComments.REJECTED)).empty();
    pipeline.run();
  }

  @Test
  void rejectsWhatTheSourceCouldNotRead() {
    byte[] latin = {'1', ',', -1};
    List<SourceRecord> records =
        List.of(
            new SourceRecord("in.csv, line 2", "1,2,3".getBytes(UTF_8), "too many cells"),
            new SourceRecord("in.csv, line 3", latin, "not UTF-8"));

    PCollectionTuple parsed =
        pipeline
            .apply(Create.of(records).withCoder(SourceRecordCoder.of()))
            .apply("Parse", ParseComments.json());

    PAssert.that(parsed.get(ParseComments.PARSED)).empty();
    PAssert.that(parsed.get(ParseComments.REJECTED))
        .containsInAnyOrder(
            new RejectedRecord(
                null,
                Fault.MALFORMED_ROW,
                "too many cells",
                new InFile("in.csv, line 2"),
                "1,2,3",
                null),
            new RejectedRecord(
                null,
                Fault.INVALID_UTF8,
                "not valid UTF-8 at byte 3",
                new InFile("in.csv, line 3"),
                "1,\ufffd",
                "MSz/"));
    pipeline.run();
  }

  @Test
  void rejectsWhatTheOutputCannotHold() {
    String good = "{\"id\":1,\"text\":\"Hay\"}";
    String odd = "{\"id\":2,\"text\":\"Hay\",\"odd\":1}";

    PCollectionTuple parsed =
        parse(
            ParseComments.json()
                .withCheck(
                    record ->
                        record.contains("odd") ? Optional.of("an odd field") : Optional.empty()),
            good,
            odd);

    PAssert.that(parsed.get(ParseComments.PARSED))
        .containsInAnyOrder(new Comment("1", "Hay", good, PLACE));
    PAssert.that(parsed.get(ParseComments.REJECTED))
        .containsInAnyOrder(
            new RejectedRecord(
                "2",
                Fault.NOT_WRITABLE,
                "an odd field",
                new InFile("in.jsonl, byte 0"),
                odd,
                null));
    pipeline.run();
  }

  private static List<RejectedRecord> unfitLines() {
    return List.of(
        rejected("{\"id\":1}", "1", Fault.TEXT_MISSING, "no field \"text\"; the record has \"id\""),
        rejected("{}", null, Fault.TEXT_MISSING, "no field \"text\"; the record has no fields"),
        rejected(
            "{\"id\":\"a\",\"text\":null}",
            "\"a\"",
            Fault.TEXT_NOT_A_STRING,
            "field \"text\" is null, not a string"),
        rejected(
            "{\"text\":\"ok\",\"text\":4.5}",
            null,
            Fault.TEXT_NOT_A_STRING,
            "field \"text\" is a number, not a string"),
        rejected(
            "{\"text\":[\"ok\"]}",
            null,
            Fault.TEXT_NOT_A_STRING,
            "field \"text\" is an array, not a string"),
        rejected("[]", null, Fault.NOT_AN_OBJECT, "the record is an array, not an object"),
        rejected(
            "{\"id\":1,\"text\":\"a\"} 2",
            null,
            Fault.INVALID_JSON,
            "not valid JSON at character 20: more text behind the value"),
        rejected(
            "{\"text\":\"a\tb\"}",
            null,
            Fault.INVALID_JSON,
            "not valid JSON at character 11: Illegal unquoted character ((CTRL-CHAR, code 9)): has"
                + " to be escaped using backslash to be included in string value"));
  }

  private static RejectedRecord rejected(String line, String id, Fault fault, String reason) {
    return new RejectedRecord(id, fault, reason, PLACE, line, null);
  }

  private static Comment comment(String id, String text, String record) {
    return new Comment(id, text, record, PLACE);
  }

  @Test
  void rejectsUnfitLinesWholeAndSaysWhy() {
    String[] lines = unfitLines().stream().map(RejectedRecord::raw).toArray(String[]::new);

    PCollectionTuple parsed = parse(ParseComments.json(), lines);

    PAssert.that(parsed.get(ParseComments.PARSED)).empty();
    PAssert.that(parsed.get(ParseComments.REJECTED)).containsInAnyOrder(unfitLines());
    pipeline.run();
  }

  @Test
  void rejectsBytesThatAreNotUtf8AndKeepsThem() {
    byte[] line = "{\"text\":\"hay\"}".getBytes(UTF_8);
    line[10] = (byte) 0xFF;

    PCollectionTuple parsed = parse(ParseComments.json(), List.of(line));

    PAssert.that(parsed.get(ParseComments.REJECTED))
        .containsInAnyOrder(
            new RejectedRecord(
                null,
                Fault.INVALID_UTF8,
                "not valid UTF-8 at byte 11",
                PLACE,
                "{\"text\":\"h\ufffdy\"}",
                "eyJ0ZXh0IjoiaP95In0="));
    pipeline.run();
  }

  @Test
  void acceptsAReplacementCharacterThatTheWriterMeant() {
    String line = "{\"text\":\"h\ufffdy\"}";

    PCollectionTuple parsed = parse(ParseComments.json(), line);

    PAssert.that(parsed.get(ParseComments.PARSED))
        .containsInAnyOrder(comment(null, "h\ufffdy", line));
    pipeline.run();
  }

  @Test
  void refusesFieldNamesThatCannotWork() {
    assertThatThrownBy(() -> ParseComments.json().withTextField("predictions"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the text field cannot be called \"predictions\"; the output's own field has that"
                + " name");
    assertThatThrownBy(() -> ParseComments.json().withIdField(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id field cannot be called \"\"; name a field");
  }

  @Test
  void parsesTheSameWithoutAPipeline() {
    List<SourceRecord> records =
        Stream.of("{\"id\":1,\"text\":\"hay\"}", " ", "{\"id\":2}")
            .map(line -> new SourceRecord(PLACE, line.getBytes(UTF_8)))
            .toList();

    ParsedRecords parsed = ParseComments.json().parse(records);

    assertThat(parsed.comments()).extracting(Comment::text).containsExactly("hay");
    assertThat(parsed.rejected()).extracting(RejectedRecord::idJson).containsExactly("2");
    assertThat(parsed.size()).isEqualTo(2);
  }

  @Test
  void rejectsAnEmptyMessageWhereItSkipsABlankLine() {
    Origin message = new InTopic("comments", 0, 7, null);
    PCollectionTuple parsed =
        pipeline
            .apply(
                Create.of(
                        new SourceRecord(PLACE, new byte[] {' '}),
                        new SourceRecord(message, new byte[0]))
                    .withCoder(SourceRecordCoder.of()))
            .apply(ParseComments.json());

    PAssert.that(parsed.get(ParseComments.PARSED)).empty();
    PAssert.that(parsed.get(ParseComments.REJECTED))
        .containsInAnyOrder(
            new RejectedRecord(
                null,
                Fault.INVALID_JSON,
                "not valid JSON: the record is empty",
                message,
                "",
                null));
    pipeline.run();
  }
}
