package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.runners.Topic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything about Kafka, with a real broker, through the command line. */
class KafkaTest {
  private static final int MANY = 5000;
  private static final String POISON = "quảng";

  @TempDir private Path folder;
  private final KafkaBroker broker = KafkaBroker.shared();
  private final CapturedConsole console = new CapturedConsole();

  @ParameterizedTest
  @EnumSource
  void processesATopicLikeAFileAndSetsPoisonAside(TestRunner runner) {
    Topic in = Topic.create(broker, "slice-" + runner, 3);
    Topic out = Topic.create(broker, "slice-out-" + runner, 2);
    Topic rejected = Topic.create(broker, "slice-rejected-" + runner, 1);
    in.send(comments("c", 0, MANY));
    in.send(
        List.of(
            new Message("key-1", "not json"),
            new Message("key-2", "{\"id\":\"p2\",\"text\":7}"),
            new Message("key-3", "{\"id\":\"p3\",\"text\":\"" + POISON + " cáo\"}"),
            new Message(null, null),
            new Message("key-5", "{\"text\":\"không có id\"}"),
            new Message("key-6", "{\"id\":6,\"text\":\"hay\"}")));
    Path model = ModelDirectories.failingOn(POISON, folder);

    int status =
        extract(
            runner,
            "--input=" + in.place(),
            "--stopAtEnd",
            "--output=" + out.place(),
            "--rejected=" + rejected.place(),
            "--modelDir=" + model);

    assertThat(console.err()).contains("extracted     5,002").contains("rejected      4 (");
    assertThat(status).isZero();
    Set<String> expected = new HashSet<>(ids("c", 0, MANY));
    expected.addAll(List.of("key-5", "6"));
    assertThat(keys(out.messages())).hasSize(expected.size()).containsAll(expected);
    assertThat(out.messages()).allMatch(message -> message.value().contains("\"predictions\""));
    assertThat(keys(rejected.messages())).containsExactlyInAnyOrder("key-1", "p2", "p3", null);
    assertThat(sources(out, rejected)).containsExactlyInAnyOrderElementsOf(places(in));
  }

  /** Where the messages of some topics say that they come from. */
  private static List<String> sources(Topic... topics) {
    return Arrays.stream(topics)
        .flatMap(topic -> topic.messages().stream())
        .map(
            message ->
                header(message, "topic")
                    + header(message, "partition")
                    + "/"
                    + header(message, "offset"))
        .toList();
  }

  private static List<String> places(Topic topic) {
    return topic.messages().stream()
        .map(message -> message.topic() + message.partition() + "/" + message.offset())
        .toList();
  }

  private static String header(ConsumerRecord<String, String> message, String name) {
    return new String(message.headers().lastHeader("eaos.source." + name).value(), UTF_8);
  }

  @Test
  void readsNoMoreThanItIsToldAndGoesOnThere() {
    Topic in = Topic.create(broker, "limited", 3);
    Topic out = Topic.create(broker, "limited-out", 1);
    in.send(comments("c", 0, 100));
    String[] some = {
      "--input=" + in.place(),
      "--output=" + out.place(),
      "--maxRecords=30",
      "--startFrom=committed",
      "--consumerGroup=limited"
    };

    assertThat(extract(TestRunner.DIRECT, some)).isZero();
    assertThat(out.messages()).hasSize(30);
    assertThat(extract(TestRunner.SPARK, some)).isZero();
    assertThat(new HashSet<>(keys(out.messages()))).hasSize(60);
    assertThat(extract(TestRunner.DIRECT, Arrays.copyOf(some, 3))).isZero();
    assertThat(keys(out.messages())).hasSize(90);
    assertThat(new HashSet<>(keys(out.messages()))).hasSize(60);
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhenItIsKilledOrTheBrokerIs(TestRunner runner) throws IOException {
    Topic in = Topic.create(broker, "killed-" + runner, 3);
    Topic out = Topic.create(broker, "killed-out-" + runner, 1);
    List<String> arguments =
        endless(runner, in, "--output=" + out.place(), "--kafkaConfig=" + secrets());
    in.send(comments("a", 0, MANY));

    try (ChildJvm first = child(arguments)) {
      out.await("a beginning", first, messages -> messages.size() >= MANY / 10);
      first.kill();
    }
    in.send(comments("b", 0, MANY));
    try (ChildJvm second = child(arguments)) {
      out.await("the first half", second, messages -> holds(messages, ids("a", 0, MANY)));
      broker.restart();
      in.send(comments("c", 0, 100));
      out.await("all of it", second, messages -> holds(messages, all()));
      assertThat(second.terminate()).as(second.err()).isZero();
      assertThat(second.err()).contains("output        " + out.place()).doesNotContain("S3CRET");
    }

    assertThat(new HashSet<>(keys(out.messages()))).isEqualTo(all());
    System.out.printf(
        "%s, killed once, broker restarted once: %,d comments, none lost, %,d repeats%n",
        runner, all().size(), out.messages().size() - all().size());
  }

  /** The command line of a job without end, the same for every start. */
  private List<String> endless(TestRunner runner, Topic in, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--runner=" + (runner == TestRunner.SPARK ? "SparkRunner" : "DirectRunner"));
    arguments.add("--input=" + in.place());
    arguments.add("--consumerGroup=" + in.name());
    if (runner == TestRunner.SPARK) { // without, the group alone knows how far the job is
      arguments.add("--checkpointDir=" + folder.resolve("checkpoint"));
    }
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Set<String> all() {
    Set<String> all = ids("a", 0, MANY);
    all.addAll(ids("b", 0, MANY));
    all.addAll(ids("c", 0, 100));
    return all;
  }

  private Path secrets() throws IOException {
    return Files.writeString(
        folder.resolve("kafka.properties"), "ssl.truststore.password=S3CRET\nclient.rack=S3CRET\n");
  }

  @ParameterizedTest
  @EnumSource
  void aStopLeavesAllThatWasReadInFilesAndTheNextStartGoesOn(TestRunner runner) throws IOException {
    Topic in = Topic.create(broker, "files-" + runner, 3);
    OutputFolder output = new OutputFolder(folder.resolve("out"));
    List<String> arguments =
        endless(runner, in, "--output=" + output.path() + "/", "--windowSeconds=2");
    in.send(comments("a", 0, MANY));
    in.send(List.of(new Message("bad", "not json")));

    try (ChildJvm first = child(arguments)) {
      output.awaitLines(1, first);
      assertThat(first.terminate()).as(first.err()).isZero();
    }
    in.send(comments("b", 0, 10));
    try (ChildJvm second = child(arguments)) {
      output.awaitLines(MANY + 10, second);
      assertThat(second.terminate()).as(second.err()).isZero();
    }

    assertThat(output.lines()).hasSize(MANY + 10).doesNotHaveDuplicates();
    assertThat(new OutputFolder(folder.resolve("out.rejected")).lines())
        .hasSize(1)
        .allMatch(line -> line.contains("not json"));
    assertThat(output.files())
        .allMatch(
            file ->
                file.getFileName()
                    .toString()
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ-part-\\d{5}\\.jsonl"));
  }

  @Test
  void producesATopicFromAFile() throws IOException {
    Path file = folder.resolve("comments.jsonl");
    Files.writeString(
        file, "{\"id\":7,\"text\":\"hay\"}\n\nnot json\n{\"id\":\"x\",\"text\":\"vui\"}\n");
    Topic topic = new Topic(broker, "produced");

    int status =
        console.run(
            "produce",
            "--input=" + file,
            "--topic=produced",
            "--rate=1000",
            "--bootstrapServers=" + broker.bootstrapServers());

    assertThat(console.err()).startsWith("messages      3 to kafka:produced");
    assertThat(status).isZero();
    assertThat(keys(topic.messages())).containsExactlyInAnyOrder("7", null, "x");
    assertThat(topic.messages().stream().map(ConsumerRecord::value))
        .contains("{\"id\":7,\"text\":\"hay\"}", "not json");
  }

  private int extract(TestRunner runner, String... arguments) {
    Stream<String> words =
        Stream.of(
                Stream.of("extract", "--bootstrapServers=" + broker.bootstrapServers()),
                runner.arguments(),
                Stream.of(arguments))
            .flatMap(Function.identity());
    return console.run(words.toArray(String[]::new));
  }

  /** The command line in a process of its own, as users run it. */
  private ChildJvm child(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("extract"));
    words.addAll(arguments);
    words.add("--bootstrapServers=" + broker.bootstrapServers());
    return ChildJvm.startAlike(folder, Map.of(), List.of("-Xmx1g"), Main.class.getName(), words);
  }

  private static List<Message> comments(String prefix, int from, int to) {
    return ids(prefix, from, to).stream()
        .map(
            id ->
                new Message(
                    id, "{\"id\":\"%s\",\"text\":\"chương trình %s rất hay\"}".formatted(id, id)))
        .toList();
  }

  private static Set<String> ids(String prefix, int from, int to) {
    Set<String> ids = new HashSet<>();
    IntStream.range(from, to).forEach(number -> ids.add(prefix + number));
    return ids;
  }

  private static List<String> keys(List<ConsumerRecord<String, String>> messages) {
    return messages.stream().map(ConsumerRecord::key).toList();
  }

  private static boolean holds(List<ConsumerRecord<String, String>> messages, Set<String> ids) {
    return new HashSet<>(keys(messages)).containsAll(ids);
  }
}
