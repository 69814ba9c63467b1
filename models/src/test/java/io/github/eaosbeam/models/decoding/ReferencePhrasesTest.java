package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.GoldenFiles;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencePhrasesTest {
  private static final BpeTokenizer PHOBERT = GoldenFiles.phobertTokenizer();

  @Test
  void haveTheWordsOfEveryRecordedSpan() {
    agree(PHOBERT, "tokenizer_phobert.jsonl");
    agree(GoldenFiles.syntheticTokenizer(), "tokenizer_synthetic.jsonl");
  }

  private static void agree(BpeTokenizer tokenizer, String name) {
    for (JsonNode record : GoldenFiles.records(GoldenFiles.golden(name))) {
      String text = record.get("text").asText();
      PhraseReader phrases = new ReferencePhrases(text, tokenizer.tokenize(text, 256));
      for (JsonNode span : record.get("spans")) {
        assertThat(
                phrases
                    .read(span.get(0).asInt(), Math.min(span.get(1).asInt(), 255))
                    .map(Phrase::words))
            .as("%s of %s", span, text)
            .isEqualTo(Optional.of(span.get(2).asText()).filter(words -> !words.isEmpty()));
      }
    }
  }

  @Test
  void coverTheCharactersOfTheirRealTokens() {
    String text = "😀 rất hay <pad> luôn";

    assertThat(read(text, 0, 2)).hasValue(new Phrase("<s> <unk> rất", place(0, 5)));
    assertThat(read(text, 4, 8)).hasValue(new Phrase("<pad> luôn </s> <pad> <pad>", place(10, 20)));
  }

  @Test
  void coverNothingWhereTheyHoldNoRealToken() {
    assertThat(read("hay", 0, 0)).hasValue(new Phrase("<s>", Optional.empty()));
    assertThat(read("hay", 2, 3)).hasValue(new Phrase("</s> <pad>", Optional.empty()));
    assertThat(read("", 0, 1)).hasValue(new Phrase("<s> </s>", Optional.empty()));
  }

  @Test
  void areNoneWhereOnlyUnderscoresAreLeft() {
    assertThat(read("hay _", 2, 2)).isEmpty();
  }

  private static Optional<Phrase> read(String text, int first, int last) {
    return new ReferencePhrases(text, PHOBERT.tokenize(text, 256)).read(first, last);
  }

  private static Optional<Span> place(int start, int end) {
    return Optional.of(new Span(start, end));
  }
}
