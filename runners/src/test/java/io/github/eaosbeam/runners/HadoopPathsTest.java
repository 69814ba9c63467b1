package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format on a file system that only Hadoop knows. */
class HadoopPathsTest {
  private static final String CONFIGURATION =
      "--hdfsConfiguration=[{\"fs.defaultFS\":\"%s\",\"fs.hdfs.impl\":\"%s\"}]"
          .formatted(HdfsOnDisk.ROOT, HdfsOnDisk.class.getName());

  @TempDir private Path folder;

  @AfterEach
  void forgetTheFileSystem() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private void extract(TestRunner runner, String input, String output, String... more) {
    CapturedConsole console = new CapturedConsole();
    Stream<String> words =
        Stream.of(
            "extract",
            CONFIGURATION,
            "--input=" + HdfsOnDisk.ROOT + folder.resolve(input),
            "--output=" + HdfsOnDisk.ROOT + folder + "/" + output);
    int status =
        console.run(
            Stream.of(words, runner.arguments(), Stream.of(more))
                .flatMap(all -> all)
                .toArray(String[]::new));
    assertThat(status).as(console.err()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void goesFromFormatToFormat(TestRunner runner) throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "{\"id\":1,\"text\":\"Hay\"}\nno JSON\n");

    extract(runner, "*.jsonl", "b.parquet");
    extract(runner, "b.parquet", "c/", "--outputFormat=CSV");
    extract(runner, "c/*.csv", "d.jsonl.gz", "--overwrite");
    extract(runner, "d.jsonl.gz", "e.csv");

    List<String> table = Files.readAllLines(folder.resolve("e.csv"));
    assertThat(table).hasSize(2).startsWith("id,text,predictions");
    assertThat(table.get(1)).startsWith("1,Hay,");
    assertThat(Files.readString(folder.resolve("b.rejected.jsonl"))).contains("no JSON");
    assertThat(files())
        .containsExactly("a.jsonl", "b.parquet", "b.rejected.jsonl", "c", "d.jsonl.gz", "e.csv");
  }

  @ParameterizedTest
  @EnumSource
  void opensACopyOfAModelThere(TestRunner runner) throws IOException {
    Path model = ModelDirectories.tinyIn(folder);
    Path cache = folder.resolve("cache");
    Files.writeString(
        folder.resolve("a.jsonl"), "{\"id\":1,\"text\":\"MC dẫn tốt nhưng kịch bản chưa hay\"}\n");

    extract(
        runner,
        "a.jsonl",
        "b.jsonl",
        "--modelDir=" + HdfsOnDisk.ROOT + model,
        "--modelCache=" + cache,
        "--confidenceThreshold=0");

    assertThat(Files.readString(folder.resolve("b.jsonl"))).contains("confidence");
    try (Stream<Path> cached = Files.list(cache)) {
      assertThat(cached.filter(Files::isDirectory)).hasSize(1);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
