package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonToken;
import io.github.eaosbeam.transforms.RandomJson.Sample;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                 | {\"p\":[]}",
        "{ }                                | { \"p\":[]}",
        "{\"a\":1}                          | {\"a\":1,\"p\":[]}",
        "{\"a\": 1}                         | {\"a\": 1, \"p\": []}",
        "{\"a\": 1.50e+007, \"b\": \"\\u0041\\/\" } | {\"a\": 1.50e+007, \"b\": \"\\u0041\\/\","
            + " \"p\": [] }",
        "{\"a\":{\"p\":1},\"a\":[{}]}       | {\"a\":{\"p\":1},\"a\":[{}],\"p\":[]}",
        "{\"p\":1}                          | {\"p\":[]}",
        "{\"p\":1,\"a\":2}                  | {\"a\":2,\"p\":[]}",
        "{\"a\":2,\"p\":\"x\"}              | {\"a\":2,\"p\":[]}",
        "{\"a\":1 , \"p\":2 , \"b\":3}      | {\"a\":1 , \"b\":3,\"p\":[]}",
        "{\"p\":1,\"a\":2,\"p\":3}          | {\"a\":2,\"p\":[]}",
        "{\"\\u0070\":{\"x\":[1,2]}}        | {\"p\":[]}",
      })
  void addsAMemberLastAndTouchesNoOther(String record, String expected) throws Exception {
    assertThat(JsonRecord.parse(record).with("p", "[]")).isEqualTo(expected);
  }

  @Test
  void addsAMemberToAnyObjectWithoutTouchingTheRest() throws Exception {
    long seed = System.nanoTime();
    RandomJson json = new RandomJson(new Random(seed));
    for (int round = 0; round < 3000; round++) {
      Sample sample = json.object("p");

      String with = JsonRecord.parse(sample.text()).with("p", "[\"new\"]");

      assertThat(with)
          .as("seed %d: %s", seed, sample.text())
          .isEqualTo(sample.expected("[\"new\"]"));
    }
  }

  @Test
  void survivesAnyDamage() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomJson json = new RandomJson(random);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(json.object("p").text());
      text.setCharAt(
          random.nextInt(text.length()), "{}[]\",:\\0 x\ud800".charAt(random.nextInt(12)));
      text.setLength(random.nextInt(text.length() + 1));
      assertThatCode(() -> parseOrReject(text.toString()))
          .as("seed %d: %s", seed, text)
          .doesNotThrowAnyException();
    }
  }

  private static void parseOrReject(String text) {
    try {
      JsonRecord.parse(text);
    } catch (UnfitRecordException e) {
      assertThat(e).hasMessageMatching("(?s)(not valid JSON|the record is).+");
    }
  }

  @Test
  void takesTheLastOfMembersWithOneName() throws Exception {
    JsonRecord record = JsonRecord.parse("{\"a\":1,\"a\":\"hai\\n\"}");

    assertThat(record.member("a"))
        .hasValueSatisfying(
            member -> {
              assertThat(member.type()).isEqualTo(JsonToken.VALUE_STRING);
              assertThat(record.json(member)).isEqualTo("\"hai\\n\"");
              assertThat(record.string(member)).isEqualTo("hai\n");
            });
    assertThat(record.member("b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 40_000, 10_000_000})
  void findsMembersBehindLongStrings(int length) throws Exception {
    String text = "{\"text\":\"" + "ă\\\"".repeat(length / 3) + "\",\"id\":7}";

    JsonRecord record = JsonRecord.parse(text);

    assertThat(record.json(record.member("id").orElseThrow())).isEqualTo("7");
    assertThat(record.string(record.member("text").orElseThrow()))
        .isEqualTo("ă\"".repeat(length / 3));
    assertThat(record.with("p", "0")).isEqualTo(text.substring(0, text.length() - 1) + ",\"p\":0}");
  }

  @Test
  void keepsNumbersOfAnyLength() throws Exception {
    String number = "1".repeat(5000) + "." + "2".repeat(5000);

    JsonRecord record = JsonRecord.parse("{\"id\":" + number + "}");

    assertThat(record.json(record.member("id").orElseThrow())).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1} x        | not valid JSON at character 9: ",
        "{\"a\":1}{}        | not valid JSON at character 8: more text behind the value",
        "{\"a\":NaN}        | not valid JSON at character 8: ",
        "{\"a\":01}         | not valid JSON at character 6: ",
        "{\"a\":1,}         | not valid JSON at character 8: ",
        "{'a':1}            | not valid JSON at character 2: ",
        "{\"a\":\"b         | not valid JSON at character ",
        "` `                | not valid JSON: the record is empty",
        "[1] 2              | not valid JSON at character 4: more text behind the value",
      })
  void saysWhereTextStopsBeingJson(String text, String message) {
    assertThatThrownBy(() -> JsonRecord.parse(text))
        .isInstanceOf(UnfitRecordException.class)
        .hasMessageStartingWith(message.stripTrailing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"a\":1}] | an array",
        "\"a\"       | a string",
        "-1.5        | a number",
        "null        | null",
        "true        | a boolean",
      })
  void namesAValueThatIsNoObject(String text, String type) {
    assertThatThrownBy(() -> JsonRecord.parse(text))
        .hasMessage("the record is %s, not an object", type);
  }

  @Test
  void refusesDeepNestingWithoutExhaustingTheStack() {
    String deep = "{\"a\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";

    assertThatThrownBy(() -> JsonRecord.parse(deep))
        .isInstanceOf(UnfitRecordException.class)
        .hasMessageContaining("nesting depth");
  }
}
