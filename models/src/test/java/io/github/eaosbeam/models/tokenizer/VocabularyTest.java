package io.github.eaosbeam.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.ModelException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  private EncoderDirectory files;

  @BeforeEach
  void makeDirectory(@TempDir Path directory) {
    files = new EncoderDirectory(directory);
  }

  @Test
  void numbersItsTokensBetweenTheSpecialOnes() {
    Vocabulary vocabulary = open("hay 9\r\nrất@@ 8\n , 7");

    assertThat(vocabulary.tokens())
        .containsExactly("<s>", "<pad>", "</s>", "<unk>", "hay", "rất@@", ",", "<mask>");
    assertThat(vocabulary.tokens())
        .extracting(vocabulary::id)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(vocabulary.size()).isEqualTo(8);
  }

  @Test
  void answersUnkWhereItKnowsNoAnswer() {
    Vocabulary vocabulary = open("hay 9\n");

    assertThat(vocabulary.id("dở")).isEqualTo(3);
    assertThat(vocabulary.token(-1)).isEqualTo("<unk>");
    assertThat(vocabulary.token(6)).isEqualTo("<unk>");
  }

  @Test
  void cutsTheCountAtTheLastSpaceOnly() {
    assertThat(open("\u00A0a\u00A0b c 9\u3000\n").id("a\u00A0b c")).isEqualTo(4);
  }

  @Test
  void givesATokenThatComesAgainTheIdOfItsSecondPlace() {
    Vocabulary vocabulary = open("a 1\nb 1\na 1\nc 1\n");

    assertThat(vocabulary.id("a")).isEqualTo(6);
    assertThat(vocabulary.id("c")).isEqualTo(6);
    assertThat(vocabulary.token(6)).isEqualTo("c");
    assertThat(vocabulary.size()).isEqualTo(8);
  }

  @Test
  void knowsWhichTokensStandForNoCharacters() {
    Vocabulary vocabulary = open("hay 9\n");

    assertThat(vocabulary.tokens().stream().filter(t -> vocabulary.isSpecial(vocabulary.id(t))))
        .containsExactly("<s>", "<pad>", "</s>", "<mask>");
  }

  @Test
  void namesTheLineThatHasNoCount() {
    assertThatThrownBy(() -> open("hay 9\n\nrất 8\n"))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            files.vocabTxt()
                + ", line 2: expected a token, a space and a count; fetch the file again");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> Vocabulary.open(files.vocabTxt()))
        .isInstanceOf(ModelException.class)
        .hasMessage(files.vocabTxt() + ": no such file; copy it from the encoder's own directory");
  }

  @Test
  void namesTheByteThatIsNotUtf8() {
    files.write(files.vocabTxt(), "rất 9\n\u00ff 8\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Vocabulary.open(files.vocabTxt()))
        .isInstanceOf(ModelException.class)
        .hasMessage(files.vocabTxt() + ": byte 6 is not UTF-8; fetch the file again");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(files.vocabTxt().toFile(), "rw")) {
      file.setLength(EncoderFile.MAX_BYTES + 1L);
    }

    assertThatThrownBy(() -> Vocabulary.open(files.vocabTxt()))
        .isInstanceOf(ModelException.class)
        .hasMessage(files.vocabTxt() + ": larger than 67108864 bytes; that is no encoder file");
  }

  private Vocabulary open(String content) {
    return Vocabulary.open(files.withVocab(content).vocabTxt());
  }
}
