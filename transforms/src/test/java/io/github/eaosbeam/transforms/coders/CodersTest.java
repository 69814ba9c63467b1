package io.github.eaosbeam.transforms.coders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Origin.InFile;
import io.github.eaosbeam.models.Origin.InTopic;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.transforms.ExtractedComment;
import io.github.eaosbeam.transforms.Fault;
import io.github.eaosbeam.transforms.RejectedRecord;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodersTest {
  private static final String ODD = "Chương trình \ud83d\ude01 \ud800 lẻ \udc00\u0000";
  private static final Comment COMMENT = new Comment("\"7\"", ODD, "{\"id\":\"7\"}");

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(CommentCoder.of(), COMMENT),
        Arguments.of(CommentCoder.of(), new Comment(null, "", "{}")),
        Arguments.of(CommentCoder.of(), new Comment(null, "", "{}", new InFile(ODD))),
        Arguments.of(
            CommentCoder.of(),
            new Comment(null, "", "{}", new InTopic("topic", 3, 1L << 40, null))),
        Arguments.of(
            SourceRecordCoder.of(),
            new SourceRecord(new InTopic("topic", 0, 0, new byte[] {0, -1}), new byte[] {1})),
        Arguments.of(SourceRecordCoder.of(), new SourceRecord("a.jsonl, byte 0", new byte[0])),
        Arguments.of(
            SourceRecordCoder.of(), new SourceRecord(ODD, new byte[] {0, -1, (byte) 0xED, 10})),
        Arguments.of(
            SourceRecordCoder.of(), new SourceRecord("a.csv, line 2", new byte[] {44}, ODD)),
        Arguments.of(ExtractedCommentCoder.of(), new ExtractedComment(COMMENT, extraction())),
        Arguments.of(ExtractionCoder.of(), new Extraction(List.of(), 2, false)),
        Arguments.of(
            RejectedRecordCoder.of(),
            new RejectedRecord(
                null, Fault.INVALID_UTF8, "why", new InFile("a.jsonl"), ODD, "/w==")),
        Arguments.of(
            RejectedRecordCoder.of(),
            new RejectedRecord("{\"a\":1}", Fault.NOT_EXTRACTABLE, ODD, null, "", null)));
  }

  private static Extraction extraction() {
    Quadruple placed =
        new Quadruple(
            ODD, "Khác", "hay", "tích cực", 0.1 + 0.2, new Span(0, 3), new Span(70_000, 70_001));
    Quadruple placeless = new Quadruple("<pad>", "Khác", "", "trung tính", 1, null, null);
    return new Extraction(List.of(placed, placeless), 256, true);
  }

  @ParameterizedTest
  @MethodSource("records")
  <T> void bringsARecordBackAsItWas(Coder<T> coder, T record) throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder, record);
  }

  @ParameterizedTest
  @MethodSource("records")
  <T> void isDeterministicAndTravelsItself(Coder<T> coder, T record) throws Exception {
    coder.verifyDeterministic();
    CoderProperties.coderDeterministic(coder, record, record);
    CoderProperties.coderSerializable(coder);
  }

  @ParameterizedTest
  @MethodSource("records")
  <T> void refusesARecordThatIsCutShort(Coder<T> coder, T record) throws Exception {
    byte[] whole = CoderUtils.encodeToByteArray(coder, record);

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> coder.decode(new ByteArrayInputStream(part)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void keepsEveryStringCharForChar() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      String text = randomText(random);

      byte[] bytes = CoderUtils.encodeToByteArray(TextCoder.of(), text);

      assertThat(CoderUtils.decodeFromByteArray(TextCoder.of(), bytes))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
  }

  /** One char in four is a surrogate, so that pairs, halves and wrong orders all come up. */
  private static String randomText(Random random) {
    char[] chars = new char[random.nextInt(12)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] =
          (char)
              (random.nextInt(4) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000));
    }
    return new String(chars);
  }

  @Test
  void spendsTheBytesOfUtf8OnOrdinaryText() throws Exception {
    String text = "Chương trình rất hay! \ud83d\ude01";

    byte[] bytes = CoderUtils.encodeToByteArray(TextCoder.of(), text);

    assertThat(bytes).hasSize(2 + text.getBytes(UTF_8).length);
  }

  @Test
  void namesAFormByteItDoesNotKnow() {
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(TextCoder.of(), new byte[] {9, 0}))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("form byte 9");
  }

  @Test
  void saysHowManyBytesAreLacking() {
    assertThatThrownBy(
            () -> TextCoder.of().decode(new ByteArrayInputStream(new byte[] {1, 5, 'a'})))
        .isInstanceOf(EOFException.class)
        .hasMessage("the stream ends 4 bytes short");
  }
}
