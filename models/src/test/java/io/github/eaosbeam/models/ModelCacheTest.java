package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCacheTest {
  private static final int PROCESSES = 4;

  @TempDir Path folder;
  private Path model;
  private Path cache;
  private ModelManifest manifest;

  @BeforeEach
  void copyTiny() throws IOException {
    model = folder.resolve("model");
    cache = folder.resolve("cache");
    copy(golden("checkpoints/tiny"), model);
    manifest = ModelManifest.of(FolderStore.of(model));
  }

  @Test
  void fetchesWhatBelongsToTheModelAndNothingElse() throws IOException {
    Files.writeString(model.resolve("training.log"), "not needed");

    Path fetched = fetch();

    assertThat(manifest.isIn(fetched)).isTrue();
    assertThat(manifest.files().keySet())
        .containsExactly(
            "config.json",
            "encoder/bpe.codes",
            "encoder/config.json",
            "encoder/model.safetensors",
            "encoder/vocab.txt",
            "latest_checkpoint.pth");
    assertThat(cached())
        .containsExactly(fetched.getFileName() + "", fetched.getFileName() + ".lock");
  }

  @Test
  void givesTheSamePredictionsAsTheModelItself() {
    String text = "MC dẫn tốt nhưng kịch bản chưa hay";
    ModelSource remote = RemoteModel.of(FolderStore.of(model), new ModelCache(cache.toString()));
    try (Extractor original = Extractor.open(anywhere(ModelSource.of(model.toString())));
        Extractor copy = Extractor.open(anywhere(remote))) {
      assertThat(copy.extract(text)).isEqualTo(original.extract(text));
      assertThat(copy.extract(text).quadruples()).isNotEmpty();
      assertThat(copy.card().modelDir()).isEqualTo(model.toString());
    }
  }

  private static ExtractorSpec anywhere(ModelSource source) {
    return ExtractorSpec.of(source).withDevice(DeviceChoice.CPU).withConfidenceThreshold(0);
  }

  @Test
  void needsTheModelNoMoreOnceItIsThere() throws IOException {
    Path fetched = fetch();
    Files.move(model, folder.resolve("elsewhere"));

    assertThat(fetch()).isEqualTo(fetched);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "encoder/vocab.txt", "latest_checkpoint.pth"})
  void fetchesAnewWhatHasBeenDamaged(String file) throws IOException {
    byte[] whole = Files.readAllBytes(model.resolve(file));
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Path fetched = fetch();
    Files.write(fetched.resolve(file), damaged);

    assertThat(fetch()).isEqualTo(fetched);
    assertThat(fetched.resolve(file)).hasBinaryContent(whole);
    assertThat(cached()).hasSize(2);
  }

  @Test
  void fetchesAnewWhatIsIncomplete() throws IOException {
    Files.delete(fetch().resolve("encoder/bpe.codes"));

    assertThat(manifest.isIn(fetch())).isTrue();
  }

  @Test
  void neitherUsesNorReplacesAFolderWithFilesFromElsewhere() throws IOException {
    Path fetched = fetch();
    Files.writeString(fetched.resolve("model.safetensors"), "another model's");

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ModelException.class)
        .hasMessage(
            fetched
                + ": is not replaced, for it holds model.safetensors, which comes from elsewhere;"
                + " name another folder");
  }

  @Test
  void refusesAModelThatIsNotTheOneTheJobWasStartedWith() throws IOException {
    Checksum before = manifest.files().get("config.json");
    Files.writeString(model.resolve("config.json"), "{}");

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "%s/config.json: is not the file that the job was started with (%s, got %s); it came"
                + " broken or was changed meanwhile: start the job again",
            model, before, new Checksum(2, Sha256.of("{}")));
    assertThat(cached()).containsExactly(manifest.fingerprint() + ".lock");
  }

  @Test
  void refusesADownloadThatDoesNotEnd() throws IOException {
    Files.writeString(model.resolve("config.json"), "{}".repeat(1 << 20));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is not the file that the job was started with");
  }

  @Test
  void keepsModelsOfDifferentContentsApart() throws IOException {
    Path first = fetch();
    Files.writeString(model.resolve("encoder/vocab.txt"), "hay 1\n");
    Path second =
        new ModelCache(cache.toString())
            .fetch(FolderStore.of(model), ModelManifest.of(FolderStore.of(model)));

    assertThat(second).isNotEqualTo(first).hasParent(cache);
    assertThat(manifest.isIn(first)).isTrue();
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> new ModelCache(file.toString()).fetch(FolderStore.of(model), manifest))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("%s: cannot be fetched into %s: ", model, file)
        .hasMessageEndingWith("or name another folder with --modelCache");
  }

  @Test
  void namesAFileThatTheModelLacks() throws IOException {
    Files.delete(model.resolve("latest_checkpoint.pth"));

    assertThatThrownBy(() -> ModelManifest.of(FolderStore.of(model)))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "%s: has no latest_checkpoint.pth and no model.safetensors; copy a whole model"
                + " directory there, such as ./eaos convert writes",
            model);
  }

  @Test
  void oneOfSeveralProcessesFetchesForAll() throws Exception {
    List<Process> processes = new ArrayList<>();
    List<BufferedReader> outputs = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(FetchingProcess.start(model, cache, false));
      outputs.add(FetchingProcess.output(processes.get(i)));
    }
    for (BufferedReader output : outputs) {
      assertThat(output.readLine()).isEqualTo("ready");
    }
    processes.forEach(ModelCacheTest::letGo);

    List<String> opened = outputs.stream().flatMap(BufferedReader::lines).toList();
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(opened).containsExactlyInAnyOrderElementsOf(manifest.files().keySet());
    assertThat(manifest.isIn(cache.resolve(manifest.fingerprint()))).isTrue();
    assertThat(cached()).hasSize(2);
  }

  @Test
  void recoversFromAProcessThatWasKilledHalfWay() throws Exception {
    Process process = FetchingProcess.start(model, cache, true);
    letGo(process);
    BufferedReader output = FetchingProcess.output(process);
    assertThat(output.lines().takeWhile(line -> !line.equals("half-way")))
        .endsWith("latest_checkpoint.pth");
    process.destroyForcibly().waitFor();
    assertThat(cached()).hasSize(2).doesNotContain(manifest.fingerprint());

    Path fetched = fetch();

    assertThat(manifest.isIn(fetched)).isTrue();
    assertThat(cached()).containsExactly(manifest.fingerprint(), manifest.fingerprint() + ".lock");
  }

  private static void letGo(Process process) {
    try {
      process.getOutputStream().write("go\n".getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path fetch() {
    return new ModelCache(cache.toString()).fetch(FolderStore.of(model), manifest);
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
