package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Path SAMPLES = Path.of("..", "samples", "comments.jsonl");

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private Path model;

  @BeforeEach
  void copyTiny() {
    model = ModelDirectories.tinyIn(folder);
  }

  @Test
  void findsNothingWrongWithASoundJob() {
    String output = folder.resolve("out.jsonl").toString();

    assertThat(check("--input=" + SAMPLES, "--output=" + output)).isZero();

    assertThat(console.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("OK    Java        17"),
            line -> assertThat(line).matches("OK    PyTorch     starts on cpu in \\d+\\.\\d s"),
            line ->
                assertThat(line)
                    .matches(
                        "OK    checkpoint  Multi-EAOS on encoder, best epoch 2, 376,590 parameters,"
                            + " opened in \\d+\\.\\d s"),
            line ->
                assertThat(line)
                    .matches("OK    sample      [1-9]\\d* quadruples in 12 comments after \\d+ ms"),
            line -> assertThat(line).startsWith("OK    memory      needs about 702 MiB (2 of"),
            line ->
                assertThat(line)
                    .isEqualTo("OK    input       " + SAMPLES + ": first 16 records are fine"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "OK    output      %s; rejected records: %s"
                            .formatted(output, output.replace(".jsonl", ".rejected.jsonl"))),
            line -> assertThat(line).startsWith("OK    cores       "));
    assertThat(console.err()).isEmpty();
    assertThat(folder.resolve("out.jsonl")).doesNotExist();
  }

  @Test
  void warnsOfAPlaceholderModel() {
    Path placeholder = ModelDirectories.placeholderIn(folder.resolve("placeholder"));

    assertThat(console.run("check", "--modelDir=" + placeholder)).isZero();
    assertThat(line("checkpoint"))
        .startsWith("WARN  ")
        .endsWith("it is a placeholder with random weights — give --modelDir=YOUR_MODEL");
  }

  @Test
  void failsWithoutAModelDirectory() {
    assertThat(console.run("check", "--modelDir=nowhere")).isEqualTo(2);
    assertThat(line("checkpoint"))
        .isEqualTo(
            "FAIL  checkpoint  --modelDir=nowhere: no such folder — name the one that holds the"
                + " model's config.json");
    assertThat(console.err())
        .isEqualTo(
            "eaos: checks that failed: 1; mend them as their lines say, then check again%n"
                .formatted());
  }

  @Test
  void failsWithoutACheckpoint() throws IOException {
    Files.delete(model.resolve("latest_checkpoint.pth"));

    assertThat(check()).isEqualTo(2);
    assertThat(line("checkpoint"))
        .isEqualTo(
            "FAIL  checkpoint  "
                + model
                + ": has no latest_checkpoint.pth and no model.safetensors — copy it there from"
                + " where the model was trained");
  }

  @Test
  void failsOnACheckpointThatIsCutShort() throws IOException {
    Path checkpoint = model.resolve("latest_checkpoint.pth");
    try (FileChannel channel = FileChannel.open(checkpoint, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    assertThat(check()).isEqualTo(2);
    assertThat(line("checkpoint"))
        .startsWith("FAIL  checkpoint  " + checkpoint + ": ")
        .endsWith(" — the file is damaged or cut short: copy or download it again");
  }

  @Test
  void failsOnTheBiLstmArchitecture() throws IOException {
    Files.delete(model.resolve("latest_checkpoint.pth"));
    SafetensorsWriter.write(
        model.resolve("model.safetensors"),
        Map.of("lstm.weight_ih_l0", List.of(2L), "quad_queries", List.of(2L)),
        ElementType.FLOAT32,
        name -> FloatBuffer.allocate(2));

    assertThat(check()).isEqualTo(2);
    assertThat(line("checkpoint"))
        .startsWith("FAIL  ")
        .contains("architecture mismatch: it holds a BiLSTM (lstm.weight_ih_l0)")
        .endsWith(" — name a checkpoint of the transformer");
  }

  @Test
  void failsWithoutTheEncodersVocabulary() throws IOException {
    Files.delete(model.resolve("encoder/vocab.txt"));

    assertThat(check()).isEqualTo(2);
    assertThat(line("checkpoint"))
        .contains("the encoder's vocab.txt is missing — put it into " + model.resolve("encoder"));
  }

  @Test
  void warnsOfAModelThatFindsNothing() {
    assertThat(check("--confidenceThreshold=1")).isZero();
    assertThat(line("sample"))
        .startsWith("WARN  sample      0 quadruples in 12 comments")
        .endsWith(" — lower --confidenceThreshold, or train the model for longer");
  }

  @Test
  void failsOnAnInputThatIsNotThere() {
    assertThat(check("--input=DIR/none.jsonl")).isEqualTo(2);
    assertThat(line("input"))
        .isEqualTo(
            here("FAIL  input       --input=DIR/none.jsonl: no such file — check the path, and")
                + " quote a pattern against the shell");
  }

  @Test
  void failsOnAnInputThatIsDamaged() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"text\":\"hay\"}".getBytes(UTF_8));
    }
    Path input = folder.resolve("in.jsonl.gz");
    Files.write(input, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));

    assertThat(check("--input=DIR/in.jsonl.gz")).isEqualTo(2);
    assertThat(line("input"))
        .startsWith(here("FAIL  input       DIR/in.jsonl.gz, byte 0: cannot be read on: "))
        .endsWith(" — the file is cut off or damaged, fetch it again");
  }

  @Test
  void failsOnAnInputWithoutTheTextField() throws IOException {
    write("in.jsonl", "{\"id\":1,\"body\":\"hay\"}", "{\"id\":2,\"body\":\"dở\"}");

    assertThat(check("--input=DIR/in.jsonl")).isEqualTo(2);
    assertThat(line("input"))
        .isEqualTo(
            here("FAIL  input       DIR/in.jsonl: of the first 2 records 2 would be rejected")
                + here(" (text_missing 2) — DIR/in.jsonl, byte 0: no field \"text\"; the record")
                + " has \"id\", \"body\"; --textField names the field with the text");
    assertThat(check("--input=DIR/in.jsonl", "--textField=body")).isZero();
  }

  @Test
  void failsOnAnInputThatIsNoComments() throws IOException {
    write("in.jsonl", "not json");

    assertThat(check("--input=DIR/in.jsonl")).isEqualTo(2);
    assertThat(line("input"))
        .startsWith(here("FAIL  input       DIR/in.jsonl: of the first 1 records 1 would be"))
        .endsWith("; name files of comments, and with --inputFormat what they are");
  }

  @Test
  void warnsOfRecordsThatWouldBeRejected() throws IOException {
    write("in.jsonl", "{\"text\":\"hay\"}", "{\"text\":7}", "not json", "{\"text\":null}");

    assertThat(check("--input=DIR/in.jsonl")).isZero();
    assertThat(line("input"))
        .startsWith(
            here("WARN  input       DIR/in.jsonl: of the first 4 records 3 would be rejected")
                + " (invalid_json 1, text_not_a_string 2) — ");
  }

  @Test
  void warnsOfAnEmptyInput() throws IOException {
    write("in.jsonl");

    assertThat(check("--input=DIR/in.jsonl")).isZero();
    assertThat(line("input"))
        .isEqualTo(
            here("WARN  input       DIR/in.jsonl: has no records — name files that have some"));
  }

  @Test
  void failsOnAnOutputThatIsTaken() throws IOException {
    write("out.jsonl", "{}");

    assertThat(check("--output=DIR/out.jsonl")).isEqualTo(2);
    assertThat(line("output"))
        .isEqualTo(
            here("FAIL  output      --output=DIR/out.jsonl: the file exists — name another place")
                + " or add --overwrite");
    assertThat(check("--output=DIR/out.jsonl", "--overwrite")).isZero();
  }

  @Test
  void failsOnAnOutputThatCannotBeWritten() throws IOException {
    write("file", "no folder");

    assertThat(check("--output=DIR/file/out.jsonl")).isEqualTo(2);
    assertThat(line("output")).startsWith(here("FAIL  output      --output=DIR/file/out.jsonl: "));
  }

  @Test
  void tellsOfAllThatIsWrongAtOnce() {
    assertThat(check("--input=DIR/none.jsonl", "--output=DIR/out.xyz")).isEqualTo(2);

    assertThat(line("input")).startsWith("FAIL  ");
    assertThat(line("output")).startsWith("FAIL  ").contains("the name does not tell the format");
    assertThat(console.err()).startsWith("eaos: checks that failed: 2;");
  }

  @Test
  void failsOnAMasterThatDoesNotAnswer() throws IOException {
    String master = "spark://127.0.0.1:" + closedPort();

    assertThat(check("--sparkMaster=" + master, "--output=DIR/out/")).isEqualTo(2);
    assertThat(line("master"))
        .startsWith("FAIL  master      " + master + ": cannot be reached: 127.0.0.1:")
        .endsWith(" — see that it runs, and that no firewall is in between");
    assertThat(line("memory"))
        .isEqualTo(
            "OK    memory      an executor needs about 702 MiB (2 of them weights), it is given"
                + " 1024 of heap and 384 beside");
  }

  @Test
  void warnsThatEveryWorkerNeedsAModelOnDisk() throws IOException {
    String master = "--sparkMaster=spark://127.0.0.1:" + closedPort();

    check(master, "--output=DIR/out/");
    assertThat(line("workers"))
        .isEqualTo(
            "WARN  workers     every worker needs the model at %s — copy it to a place they all"
                    .formatted(model)
                + " reach, --modelDir=hdfs://namenode/model, or send it along with spark-submit"
                + " --archives model.zip#model and --modelDir=model");

    console.run("check", master, here("--output=DIR/out/"), here("--modelDir=DIR/none"));
    assertThat(line("workers"))
        .startsWith(
            here(
                "WARN  workers     every worker needs the model at DIR/none (on this machine"
                    + " there"))
        .contains(" is none) — ");
    assertThat(console.out()).doesNotContain("FAIL  checkpoint");
  }

  @Test
  void failsOnAConsoleThatAClusterCannotReach() throws IOException {
    assertThat(check("--sparkMaster=spark://127.0.0.1:" + closedPort())).isEqualTo(2);
    assertThat(line("output"))
        .startsWith("FAIL  output      --output=console: a cluster's machines share no console — ");
  }

  @Test
  void theDirectRunnerNeedsNoSpark() {
    assertThat(check("--runner=DirectRunner")).isZero();
    assertThat(console.out()).doesNotContain("cores", "master");
  }

  @Test
  void refusesOptionsThatExtractWouldRefuse() {
    assertThat(check("--inputs=x")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("eaos: --inputs: no such option; did you mean --input?%n".formatted());
    assertThat(console.out()).isEmpty();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private int check(String... arguments) {
    Stream<String> words = Stream.of("check", "--modelDir=" + model);
    return console.run(
        Stream.concat(words, Stream.of(arguments).map(this::here)).toArray(String[]::new));
  }

  private String here(String text) {
    return text.replace("DIR", folder.toString());
  }

  /** The last line on a subject. */
  private String line(String subject) {
    return console
        .out()
        .lines()
        .filter(line -> line.startsWith("%-12s".formatted(subject), 6))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }
}
