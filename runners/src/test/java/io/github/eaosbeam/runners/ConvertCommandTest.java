package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Extractor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  private static final Path SAMPLES = Path.of("..", "samples", "comments.jsonl");

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private Path model;
  private Path lean;

  @BeforeEach
  void copyTiny() {
    model = ModelDirectories.tinyIn(folder);
    lean = folder.resolve("lean");
  }

  @Test
  void makesALeanModelAndSaysWhatItHasShown() {
    assertThat(convert("--modelDir=" + model, "--output=" + lean)).isZero();

    assertThat(console.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("from          " + model),
            line -> assertThat(line).isEqualTo("checkpoint    4.6 MB"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "weights       1.5 MB: 376,590 in 78 tensors, float32, the same to the last"
                            + " bit"),
            line -> assertThat(line).matches("sha256        [0-9a-f]{64}  model.safetensors"),
            line ->
                assertThat(line).matches("predictions   the same: \\d+ quadruples in 12 comments"),
            line -> assertThat(line).isEqualTo("output        " + lean),
            line -> assertThat(line).isEqualTo("next          ./eaos check --modelDir=" + lean));
    assertThat(console.err()).isEmpty();
    try (Extractor extractor = Extractor.open(lean)) {
      assertThat(extractor.card().parameters()).isEqualTo(376_590);
    }
  }

  @Test
  void comparesOnTheUsersOwnComments() {
    assertThat(convert("--modelDir=" + model, "--output=" + lean, "--input=" + SAMPLES)).isZero();

    assertThat(console.out()).contains(" quadruples in 16 comments");
  }

  @Test
  void tellsHowFarFloat16IsOff() {
    assertThat(convert("--modelDir=" + model, "--output=" + lean, "--float16")).isZero();

    assertThat(console.out())
        .contains("weights       0.8 MB: 376,590 in 78 tensors, float16")
        .containsPattern(
            "predictions   of \\d+ quadruples in 12 comments \\d+ are lost, \\d+ are new;"
                + " confidence changes by up to 0\\.\\d{5}");
  }

  @Test
  void convertsTheBundledModelUnlessToldOtherwise() {
    assertThat(convert("--output=" + lean)).isZero();
    assertThat(console.out()).startsWith("from          bundled");
  }

  @Test
  void replacesAnEarlierConversionOnlyWhenTold() {
    convert("--modelDir=" + model, "--output=" + lean);

    assertThat(convert("--modelDir=" + model, "--output=" + lean)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "eaos: %s: exists already; name another folder or add --overwrite%n".formatted(lean));
    assertThat(convert("--modelDir=" + model, "--output=" + lean, "--overwrite")).isZero();
  }

  @Test
  void doesNotReplaceAModelDirectoryThatItHasNotMade() {
    assertThat(convert("--modelDir=" + model, "--output=" + model, "--overwrite")).isEqualTo(2);

    assertThat(console.err())
        .contains("is not replaced, for it holds encoder/model.safetensors")
        .hasLineCount(1);
    assertThat(model.resolve("latest_checkpoint.pth")).exists();
  }

  @Test
  void wantsAnOutput() {
    assertThat(convert("--modelDir=" + model)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("eaos: --output: is missing; name the folder to make%n".formatted());
  }

  @Test
  void writesToThisMachineOnly() {
    assertThat(convert("--modelDir=" + model, "--output=hdfs://namenode/lean")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "eaos: --output=hdfs://namenode/lean: is no folder of this machine; convert into one"
                + " and copy it there%n".formatted());
  }

  @Test
  void wantsCommentsToCompareOn() throws IOException {
    Path input = Files.writeString(folder.resolve("in.jsonl"), "{\"body\":\"hay\"}\n");

    assertThat(convert("--output=" + lean, "--input=" + input)).isEqualTo(2);
    assertThat(console.err())
        .startsWith("eaos: --input=" + input + ": there is no comment to compare the models on;");
    assertThat(convert("--output=" + lean, "--input=" + input, "--textField=body")).isZero();
  }

  @Test
  void leavesNothingOfACheckpointThatIsCutShort() throws IOException {
    Path checkpoint = model.resolve("latest_checkpoint.pth");
    try (FileChannel channel = FileChannel.open(checkpoint, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    assertThat(convert("--modelDir=" + model, "--output=" + lean.resolve("er"))).isEqualTo(2);
    assertThat(console.err()).startsWith("eaos: " + checkpoint + ": ").hasLineCount(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(model);
    }
  }

  private int convert(String... arguments) {
    return console.run(
        Stream.concat(Stream.of("convert"), List.of(arguments).stream()).toArray(String[]::new));
  }
}
