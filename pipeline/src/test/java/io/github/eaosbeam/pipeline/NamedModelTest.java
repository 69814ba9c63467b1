package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.models.ModelSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedModelTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DIR", "file:DIR", "file://DIR"})
  void opensAFolderOfThisMachineWhereItIs(String name) {
    assertThat(NamedModel.of(options(name)).model()).isEqualTo(ModelSource.of(folder.toString()));
  }

  @Test
  void opensTheBundledModelWithoutAName() {
    assertThat(NamedModel.of(options())).isEqualTo(ExtractorSpec.bundled());
    assertThat(NamedModel.onWorkers(options())).isEqualTo(ExtractorSpec.bundled());
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/model, /opt/model",
    "file:///opt/model, /opt/model",
    "hay, HERE/hay",
    "../hay, HERE/../hay"
  })
  void leavesItToWorkersWhetherTheyHaveAFolder(String name, String path) {
    String here = Path.of("").toAbsolutePath().toString();

    assertThat(NamedModel.onWorkers(options(name)).model().name())
        .isEqualTo(path.replace("HERE", here));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> NamedModel.of(options("DIR/none")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--modelDir=%s/none: no such folder; name the one that holds the model's config.json",
            folder);
  }

  @Test
  void refusesAPlaceOnAFileSystemThatBeamDoesNotKnow() {
    assertThatThrownBy(() -> NamedModel.of(options("nosuch://host/model")))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "nosuch://host/model: cannot be read: No filesystem found for scheme nosuch; hdfs")
        .hasMessageEndingWith("; see that it is there and may be read");
  }

  @Test
  void refusesPatterns() {
    assertThatThrownBy(() -> NamedModel.of(options("hdfs://host/mod*l")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--modelDir=hdfs://host/mod*l: has a wildcard character, one of * ? [ ] { } \\; name"
                + " one folder");
  }

  @Test
  void readsTheFilesOfAFolderThroughBeam() throws Exception {
    BeamModelStore store = BeamModelStore.of(folder + "//");
    Files.createDirectory(folder.resolve("encoder"));
    Files.writeString(folder.resolve("encoder/vocab.txt"), "hay 1\n");

    assertThat(store.name()).isEqualTo(folder.toString());
    assertThat(store.has("encoder/vocab.txt")).isTrue();
    assertThat(store.has("encoder/bpe.codes")).isFalse();
    assertThat(store.open("encoder/vocab.txt")).hasContent("hay 1\n");
  }

  private ExtractionOptions options(String... modelDir) {
    return PipelineOptionsFactory.fromArgs(
            Stream.of(modelDir)
                .map(name -> "--modelDir=" + name.replace("DIR", folder.toString()))
                .toArray(String[]::new))
        .as(ExtractionOptions.class);
  }
}
