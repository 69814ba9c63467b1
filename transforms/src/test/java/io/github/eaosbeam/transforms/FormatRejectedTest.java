package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Origin.InFile;
import org.junit.jupiter.api.Test;

class FormatRejectedTest {
  @Test
  void writesAllThatIsKnown() {
    RejectedRecord rejected =
        new RejectedRecord(
            "{\"a\": 1}",
            Fault.INVALID_UTF8,
            "not \"UTF-8\"",
            new InFile("a.jsonl, byte 3"),
            "h\ufffd\n",
            "/w==");

    assertThat(FormatRejected.line(rejected))
        .isEqualTo(
            """
            {"id":{"a": 1},"stage":"parse","fault":"invalid_utf8","reason":"not \\"UTF-8\\"",\
            "source":"a.jsonl, byte 3","raw":"h\ufffd\\n","raw_base64":"/w=="}\
            """);
  }

  @Test
  void writesNullForWhatIsUnknown() {
    RejectedRecord rejected =
        new RejectedRecord(null, Fault.NOT_EXTRACTABLE, "lone \ud800", null, "{}", null);

    assertThat(FormatRejected.line(rejected))
        .isEqualTo(
            """
            {"id":null,"stage":"extract","fault":"not_extractable","reason":"lone \\ud800",\
            "source":null,"raw":"{}"}\
            """);
  }

  @Test
  void staysOnOneLineWhateverTheIdHolds() {
    RejectedRecord rejected =
        new RejectedRecord("[1,\n2]", Fault.TEXT_MISSING, "a\nb", null, "\n", null);

    assertThat(FormatRejected.line(rejected)).doesNotContain("\n");
  }
}
