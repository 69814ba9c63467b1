package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eaosbeam.runners.Topic.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of a master and two workers, and the command line submitted to it. */
class SparkClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CORPUS = Path.of("..", "models", "corpus");
  private static final String MODEL_LOADED = " weights, threads: ";
  private static final String KILLED = "is gone: Command exited with code 137";

  @TempDir private static Path clusterFolder;
  private static SparkCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    cluster = SparkCluster.startIn(clusterFolder);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aSmallFileReachesBothExecutorsAndEachLoadsTheModelOnce() {
    Path input = comments(400);
    Path output = folder.resolve("out.jsonl");
    Path events = created(folder.resolve("events"));
    List<String> settings = new ArrayList<>(SparkCluster.WITH_BOTH);
    settings.addAll(List.of("--conf", "spark.eventLog.enabled=true"));
    settings.addAll(List.of("--conf", "spark.eventLog.dir=" + events.toUri()));

    try (ChildJvm job = cluster.submit(settings, extract(input, output))) {
      assertThat(job.await()).as(job.err()).isZero();
      assertThat(job.err())
          .contains("runner        SparkRunner on " + cluster.url() + ", 2 executors, work in 2")
          .contains("comments read 400")
          .doesNotContain(" INFO ", " WARN ");
    }

    assertThat(ids(output)).containsExactlyInAnyOrderElementsOf(numbers(400));
    assertThat(cluster.executorLogs())
        .hasSize(2)
        .allSatisfy(log -> assertThat(log).containsOnlyOnce(MODEL_LOADED));
    assertThat(shuffledRecordsByExecutor(events).values())
        .hasSize(2)
        .allSatisfy(records -> assertThat(records).isBetween(200L, 250L));
  }

  @Test
  void anExecutorThatIsKilledCostsNoComment() throws IOException {
    Path input = comments(16_000);
    Path output = folder.resolve("out");

    try (ChildJvm job = cluster.submit(SparkCluster.WITH_BOTH, extract(input, output + "/"))) {
      job.await("both executors with the model", SparkClusterTest::bothHaveTheModel);
      cluster.killExecutorsOfFirstWorker();
      assertThat(job.await()).as(job.err()).isZero();
      assertThat(job.err())
          .containsPattern("eaos: warn ExecutorWatch: executor \\d on 127.0.0.1 " + KILLED);
    }

    assertThat(names(folder)).containsExactlyInAnyOrder("in.jsonl", "out");
    assertThat(names(output)).isNotEmpty().allMatch(name -> name.matches("part-.*\\.jsonl"));
    assertThat(ids(output)).containsExactlyInAnyOrderElementsOf(numbers(16_000));
  }

  private static boolean bothHaveTheModel() {
    List<String> logs = cluster.executorLogs();
    return logs.size() == 2 && logs.stream().allMatch(log -> log.contains(MODEL_LOADED));
  }

  @Test
  void aModelThatAWorkerLacksFailsTheJobAndNamesHostAndPath() throws IOException {
    // there for the driver, which runs in this folder, but not for executors, which do not
    Path model = Path.of("/proc/self/cwd").resolve(ModelDirectories.BUNDLED);
    Path output = folder.resolve("out.jsonl");
    List<String> words = extract(comments(40), output);
    words.add("--modelDir=" + model);

    try (ChildJvm job = cluster.submit(List.of(), words)) {
      assertThat(job.await()).as(job.err()).isEqualTo(1);
      assertThat(job.err().lines().filter(line -> line.startsWith("eaos: ")))
          .singleElement()
          .asString()
          .matches("eaos: worker 127.0.0.1 \\(executor \\d\\): .*")
          .contains(model + ": no such model directory");
    }

    assertThat(names(folder)).containsExactly("in.jsonl");
  }

  @Test
  void aMasterThatDoesNotAnswerFailsTheJobAtOnce() throws IOException {
    String master = "spark://127.0.0.1:" + closedPort();
    List<String> words = extract(comments(1), folder.resolve("out.jsonl"));

    try (ChildJvm job = cluster.submit(master, List.of(), "spark-internal", words)) {
      assertThat(job.await()).isEqualTo(1);
      assertThat(job.err())
          .hasLineCount(1)
          .startsWith("eaos: %s: cannot be reached: ".formatted(master))
          .contains("Connection refused; see that it runs");
    }

    assertThat(names(folder)).containsExactly("in.jsonl");
  }

  @Test
  void aDriverWithinTheClusterEndsAsDone() throws IOException {
    Path input = comments(40);
    Path output = folder.resolve("out.jsonl");
    List<String> settings = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    settings.addAll(List.of("--driver-memory", "512m"));
    settings.addAll(List.of("--driver-class-path", System.getProperty("java.class.path")));
    settings.addAll(
        List.of("--driver-java-options", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));
    settings.addAll(List.of("--conf", "spark.standalone.submit.waitAppCompletion=true"));

    try (ChildJvm submission =
        cluster.submit(cluster.url(), settings, emptyJar().toString(), extract(input, output))) {
      assertThat(submission.await()).as(submission.err()).isZero();
    }

    assertThat(cluster.state().path("completeddrivers"))
        .singleElement()
        .extracting(driver -> driver.path("state").asText())
        .isEqualTo("FINISHED");
    assertThat(ids(output)).containsExactlyInAnyOrderElementsOf(numbers(40));
  }

  @Test
  void aTopicIsProcessedMessageByMessageUntilTheJobIsStopped() {
    KafkaBroker broker = KafkaBroker.shared();
    Topic in = Topic.create(broker, "cluster", 3);
    Topic out = Topic.create(broker, "cluster-out", 2);
    in.send(
        IntStream.range(0, 2000)
            .mapToObj(id -> new Message("k" + id, "{\"id\":\"%d\",\"text\":\"hay\"}".formatted(id)))
            .toList());
    List<String> words =
        List.of(
            "extract",
            "--input=" + in.place(),
            "--startFrom=EARLIEST",
            "--output=" + out.place(),
            "--checkpointDir=" + folder.resolve("checkpoint"),
            "--bootstrapServers=" + broker.bootstrapServers());

    try (ChildJvm job = cluster.submit(List.of(), words)) {
      out.await("all messages", job, messages -> messages.size() >= 2000);
      assertThat(job.terminate()).as(job.err()).isZero();
      assertThat(job.err()).contains("extracted     2,000");
    }

    assertThat(out.messages().stream().map(ConsumerRecord::key))
        .containsExactlyInAnyOrderElementsOf(numbers(2000));
  }

  private static List<String> extract(Path input, Object output) {
    return new ArrayList<>(List.of("extract", "--input=" + input, "--output=" + output));
  }

  /** A file of comments as people write them, with the ids 0, 1 and so on. */
  private Path comments(int count) {
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<String> texts =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .sorted()
              .flatMap(file -> lines(file).stream())
              .limit(count)
              .map(line -> line.path("text").asText())
              .toList();
      List<String> lines = new ArrayList<>();
      for (String text : texts) {
        lines.add(
            JSON.createObjectNode().put("id", "" + lines.size()).put("text", text).toString());
      }
      return Files.write(folder.resolve("in.jsonl"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  /** The ids in a file of predictions or in a folder of them. */
  private static List<String> ids(Path output) {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> lines(file).stream())
          .filter(record -> record.has("predictions"))
          .map(record -> record.path("id").asText())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many records each executor has got from others and from itself, as Spark's log has it. */
  private static Map<String, Long> shuffledRecordsByExecutor(Path eventLogs) {
    Map<String, Long> records = new HashMap<>();
    try (Stream<Path> files = Files.list(eventLogs)) {
      files
          .flatMap(file -> lines(file).stream())
          .filter(event -> event.path("Event").asText().equals("SparkListenerTaskEnd"))
          .forEach(
              event ->
                  records.merge(
                      event.at("/Task Info/Executor ID").asText(),
                      event.at("/Task Metrics/Shuffle Read Metrics/Total Records Read").asLong(),
                      Long::sum));
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(Path file) {
    try {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path emptyJar() throws IOException {
    Path jar = folder.resolve("empty.jar");
    new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
    return jar;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
