package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.training.corpus.Corpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedRunTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("model");
  }

  @Test
  void aStoppedRunGoesOnAsIfNothingHadHappened() throws IOException {
    Path whole = folder.resolve("whole");
    TinyRun.into(whole, Witness.toTheEnd());

    stop(Witness.stoppingAtStep("1: 3 of 5"));
    stop(Witness.stoppingAfterEpoch(1));
    stop(Witness.stoppingAtStep("2: 4 of 5"));
    stop(Witness.stoppingAfterEpoch(2));
    Witness last = Witness.toTheEnd();
    TinyRun.into(output, last);

    assertThat(last.firstEpoch()).isEqualTo(2);
    assertThat(last.epochs()).hasSize(1);
    assertThat(TinyRun.files(output)).isEqualTo(TinyRun.files(whole));
    for (String file : TinyRun.files(whole)) {
      assertThat(output.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private void stop(TrainingListener listener) {
    assertThatThrownBy(() -> TinyRun.into(output, listener)).isInstanceOf(Witness.Stop.class);
  }

  @Test
  void theModelAppearsOnlyAtTheEnd() throws IOException {
    stop(Witness.stoppingAfterEpoch(2));

    assertThat(Trainer.isUnfinished(output)).isTrue();
    assertThat(TinyRun.files(output))
        .containsExactly(
            "training/encoder/bpe.codes",
            "training/encoder/vocab.txt",
            "training/epoch-2.safetensors",
            "training/progress.json");

    TinyRun.into(output, Witness.toTheEnd());

    assertThat(Trainer.isUnfinished(output)).isFalse();
    assertThat(TinyRun.files(output))
        .containsExactly(
            "config.json",
            "encoder/bpe.codes",
            "encoder/config.json",
            "encoder/vocab.txt",
            "model.safetensors");
  }

  @Test
  void goesOnOnlyWithTheSameCorpusAndSettings() {
    stop(Witness.stoppingAfterEpoch(1));
    Corpus smaller = TinyRun.corpus(39);
    Settings others = new Settings(8, 3, 3, 8, 0.01f, 0.1f, TinyRun.SIZES);
    String message =
        output
            + ": holds an unfinished run with another corpus or other settings;"
            + " --overwrite starts anew";

    assertThatThrownBy(
            () -> new Trainer(smaller, TinyRun.THREE_EPOCHS, output).train(Witness.toTheEnd()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> new Trainer(TinyRun.CORPUS, others, output).train(Witness.toTheEnd()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(message);
  }

  @Test
  void anUnfinishedRunCanBeForgotten() throws IOException {
    stop(Witness.stoppingAfterEpoch(1));

    Trainer.forgetUnfinished(output);
    Trainer.forgetUnfinished(output);

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void damagedProgressIsNamed() throws IOException {
    stop(Witness.stoppingAfterEpoch(1));
    Path progress = output.resolve("training/progress.json");
    String whole = Files.readString(progress);

    for (String damaged :
        List.of("", "null", "{}", whole.substring(0, whole.length() / 2), whole + whole)) {
      Files.writeString(progress, damaged);
      refuses(progress);
    }
    Files.writeString(progress, whole.replace("\"epoch\":1", "\"epoch\":-1"));
    refuses(progress);
  }

  @Test
  void damagedNumbersAreNamed() throws IOException {
    stop(Witness.stoppingAfterEpoch(1));
    Path numbers = output.resolve("training/epoch-1.safetensors");
    byte[] whole = Files.readAllBytes(numbers);

    for (int length : new int[] {0, 100, whole.length - 1}) {
      Files.write(numbers, Arrays.copyOf(whole, length));
      refuses(numbers);
    }
    Files.delete(numbers);
    refuses(numbers);
  }

  private void refuses(Path file) {
    assertThatThrownBy(() -> TinyRun.into(output, Witness.toTheEnd()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "%s: is damaged or missing, so the run cannot go on; start again with --overwrite",
            file);
  }

  @Test
  void aLossThatIsNoNumberEndsTheRun() throws IOException {
    stop(Witness.stoppingAfterEpoch(1));
    makeNotANumber(output.resolve("training/epoch-1.safetensors"));

    assertThatThrownBy(() -> TinyRun.into(output, Witness.toTheEnd()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "--learningRate=0.01: learning came to no end, the loss is NaN; give a lower one and"
                + " --overwrite");
  }

  /** All tensors of a safetensors file; its header's length is its first number. */
  private static void makeNotANumber(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(Long.BYTES + (int) buffer.getLong(0));
    while (buffer.hasRemaining()) {
      buffer.putFloat(Float.NaN);
    }
    Files.write(file, bytes);
  }
}
