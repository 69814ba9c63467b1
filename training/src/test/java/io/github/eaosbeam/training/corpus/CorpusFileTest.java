package io.github.eaosbeam.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusFileTest {
  private static final String SILENT = "{\"text\":\"tập mấy?\",\"quads\":[]}";

  @TempDir private Path folder;

  @Test
  void readsACommentALine() throws IOException {
    String labelled =
        """
        {"text":"😂 MC dở","quads":[{"entity":"MC","aspect":"Dàn cast","opinion":"dở",\
        "sentiment":"tiêu cực","entity_span":[2,4],"opinion_span":[5,7]}]}\
        """;

    assertThat(read(labelled, "", SILENT))
        .containsExactly(
            Comments.saying("😂 MC dở", "MC|Dàn cast|dở|tiêu cực"), Comments.saying("tập mấy?"));
  }

  @Test
  void aPhraseWithoutASpanStandsWhereItComesFirstAndAnEntityMayLack() throws IOException {
    String labelled =
        """
        {"text":"😂 hay, hay","quads":[{"entity":null,"aspect":"Kịch bản","opinion":"hay",\
        "sentiment":"tích cực","entity_span":null}]}\
        """;

    assertThat(read(labelled))
        .containsExactly(Comments.saying("😂 hay, hay", "|Kịch bản|hay|tích cực"));
  }

  @Test
  void aSpanSaysWhichOfTwoEqualPhrasesIsMeant() throws IOException {
    String labelled =
        """
        {"text":"hay, hay","quads":[{"aspect":"Kịch bản","opinion":"hay","opinion_span":[5,8],\
        "sentiment":"tích cực"}]}\
        """;

    assertThat(read(labelled).get(0).quadruples().get(0).opinion().start()).isEqualTo(5);
  }

  @Test
  void quadruplesComeInTheOrderOfTheirOpinions() throws IOException {
    String labelled =
        """
        {"text":"MC vui mà nhạt","quads":[\
        {"entity":"MC","aspect":"Dàn cast","opinion":"nhạt","sentiment":"tiêu cực"},\
        {"entity":"MC","aspect":"Dàn cast","opinion":"vui","sentiment":"tích cực"}]}\
        """;

    assertThat(Comments.quadruples(read(labelled).get(0)))
        .containsExactly("MC|Dàn cast|vui|tích cực", "MC|Dàn cast|nhạt|tiêu cực");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertThat(read("\uFEFF" + SILENT)).containsExactly(Comments.saying("tập mấy?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\" | not valid JSON: ",
        "{} {} | not valid JSON: ",
        "[] | needs the text field \"text\"",
        "{\"text\":5,\"quads\":[]} | needs the text field \"text\"",
        "{\"text\":\"hay\"} | needs the array \"quads\"; a comment that says nothing has",
        "{\"text\":\"hay\",\"quads\":{}} | needs the array \"quads\"; a comment that says nothing",
      })
  void saysWhichLineIsNoLabelledComment(String line, String problem) {
    assertThatThrownBy(() -> read(SILENT, "", line))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(file() + ", line 3: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'entity':'MC','aspect':'Khác','sentiment':'tích cực'"
            + " | a quadruple has no opinion; only an entity may be left out",
        "'opinion':'hay','sentiment':'tích cực' | needs the text field \"aspect\"",
        "'opinion':'hay','aspect':'Khác','sentiment':1 | needs the text field \"sentiment\"",
        "'opinion':5 | needs the text field \"aspect\"",
        "'opinion':5,'aspect':'Khác' | needs the text field \"opinion\"",
        "'opinion':'dở','aspect':'Khác'"
            + " | the text does not hold the opinion \"dở\"; write it as it stands",
        "'opinion':'','aspect':'Khác'"
            + " | the text does not hold the opinion \"\"; write it as it stands",
        "'entity':'MC','entity_span':[3,6] | entity_span [3,6] covers \"hay\", not \"MC\"; spans"
            + " are [start, end) in code points",
        "'entity':'MC','entity_span':[0,7]"
            + " | entity_span [0,7] is no [start, end) inside the text's 6 code points",
        "'entity':'MC','entity_span':[2,2]"
            + " | entity_span [2,2] is no [start, end) inside the text's 6 code points",
        "'entity':'MC','entity_span':[0]"
            + " | entity_span [0] is no [start, end) inside the text's 6 code points",
        "'entity':'MC','entity_span':[0,2,3]"
            + " | entity_span [0,2,3] is no [start, end) inside the text's 6 code points",
        "'entity':'MC','entity_span':[0,2.5]"
            + " | entity_span [0,2.5] is no [start, end) inside the text's 6 code points",
        "'entity':'MC','entity_span':'0-2'"
            + " | entity_span \"0-2\" is no [start, end) inside the text's 6 code points",
      })
  void saysWhichLineHasAWrongQuadrupleAndWhy(String quadruple, String problem) {
    String line = "{'text':'MC hay','quads':[{%s}]}".formatted(quadruple).replace('\'', '"');

    assertThatThrownBy(() -> read(SILENT, line))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file() + ", line 2: " + problem);
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Files.write(file(), new byte[] {'{', (byte) 0xFF, '}'});

    assertThatThrownBy(() -> CorpusFile.read(file()))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file() + ": not UTF-8 text; give JSON lines, not compressed");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> CorpusFile.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }

  @Test
  void aCommentRefusesPlacesBehindItsEnd() {
    List<LabelledQuadruple> beyond = Comments.saying("MC hay", "MC|Khác|hay|k").quadruples();

    assertThatThrownBy(() -> new LabelledComment("MC", beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("reaches beyond the 2 code points of \"MC\"");
  }

  private Path file() {
    return folder.resolve("labelled.jsonl");
  }

  private List<LabelledComment> read(String... lines) throws IOException {
    return CorpusFile.read(Files.write(file(), List.of(lines)));
  }
}
