package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.RecentExtractions.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentExtractionsTest {
  private static final Rules STRICT = new Rules(Decoding.STRICT, 0.5);

  private final RecentExtractions recent = new RecentExtractions();
  private final List<String> asked = new ArrayList<>();

  @Test
  void asksTheModelOnceForEachTextOfABatch() {
    List<Extraction> found = answer(STRICT, "hay", "dở quá", "hay", "hay");

    assertThat(asked).containsExactly("hay", "dở quá");
    assertThat(found).extracting(Extraction::tokens).containsExactly(3, 6, 3, 3);
  }

  @Test
  void asksTheModelNoMoreForWhatWasFoundBefore() {
    answer(STRICT, "hay", "dở");

    List<Extraction> found = answer(STRICT, "dở", "mới", "hay");

    assertThat(asked).containsExactly("hay", "dở", "mới");
    assertThat(found).extracting(Extraction::tokens).containsExactly(2, 3, 3);
  }

  @Test
  void keepsRulesApart() {
    answer(STRICT, "hay");
    answer(new Rules(Decoding.STRICT, 0.4), "hay");
    answer(new Rules(Decoding.REFERENCE, 0.5), "hay");

    assertThat(asked).containsExactly("hay", "hay", "hay");
  }

  @Test
  void forgetsTheTextThatWasNotAskedForTheLongest() {
    answer(STRICT, "cũ", "quen");
    for (int i = 0; i < 8190; i += 2) {
      answer(STRICT, "a" + i, "b" + i);
    }
    answer(STRICT, "quen", "one more");
    asked.clear();

    answer(STRICT, "quen");
    answer(STRICT, "cũ");

    assertThat(asked).containsExactly("cũ");
  }

  @Test
  void doesNotKeepLongTexts() {
    String longest = "x".repeat(256);
    answer(STRICT, longest, longest + "x");
    asked.clear();

    answer(STRICT, longest, longest + "x");

    assertThat(asked).containsExactly(longest + "x");
  }

  @Test
  void remembersNothingOfABatchThatFailed() {
    assertThatThrownBy(() -> recent.answer(List.of("hay"), STRICT, this::fail))
        .hasMessage("beyond the model");

    answer(STRICT, "hay");

    assertThat(asked).containsExactly("hay");
  }

  @Test
  void asksForAsManyTextsAsItIsGiven() {
    List<String> texts = IntStream.range(0, 20_000).mapToObj(String::valueOf).toList();

    assertThat(recent.answer(texts, STRICT, this::extract)).hasSameSizeAs(texts);
    assertThat(asked).isEqualTo(texts);
  }

  private List<Extraction> answer(Rules rules, String... texts) {
    return recent.answer(List.of(texts), rules, this::extract);
  }

  /** Counts a text's characters. */
  private List<Extraction> extract(List<String> texts) {
    asked.addAll(texts);
    return texts.stream().map(text -> new Extraction(List.of(), text.length(), false)).toList();
  }

  private List<Extraction> fail(List<String> texts) {
    throw new ExtractionException("beyond the model");
  }
}
