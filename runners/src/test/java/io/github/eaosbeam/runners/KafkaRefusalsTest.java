package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.runners.Topic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says, in one line, where Kafka cannot be used as it is told. */
class KafkaRefusalsTest {
  @TempDir private Path folder;
  private final KafkaBroker broker = KafkaBroker.shared();

  @Test
  void refusesWhatCannotBeFollowed() throws IOException {
    Topic in = Topic.create(broker, "refused", 1);
    String input = "--input=" + in.place();

    refuses(
        "--input=kafka:missing: " + broker.bootstrapServers() + " has no such topic",
        "--input=kafka:missing");
    refuses(
        "--input=" + in.place() + ": a job without end on Spark needs a folder",
        input,
        "--output=kafka:o");
    refuses("--output=o.jsonl: the input has no end", input, "--output=o.jsonl");
    refuses("--output=kafka:refused: the job reads that topic", input, "--output=kafka:refused");
    refuses("--maxRecords=0: must be 1 or more", input, "--maxRecords=0");
    refuses(
        "--startFrom=LATEST: leaves nothing to read", input, "--stopAtEnd", "--startFrom=latest");
    refuses(
        "--windowSeconds=0: must be 1 or more",
        input,
        "--output=" + folder + "/o/",
        "--windowSeconds=0");
    refuses("--kafkaConfig=nowhere: cannot be read", input, "--kafkaConfig=nowhere");
    refuses("--input=kafka:a b: a topic's name has letters", "--input=kafka:a b");
  }

  @Test
  void refusesNotesThatDoNotFitTheTopic() throws IOException {
    Topic in = Topic.create(broker, "noted", 1);
    in.send(List.of(new Message("a", "{}"), new Message("b", "{}"), new Message("c", "{}")));
    Path note = folder.resolve("offsets-1.properties");
    String[] arguments = {
      "--input=" + in.place(), "--output=kafka:o", "--checkpointDir=" + folder,
    };

    Files.writeString(note, "other/0=1");
    refuses(
        "--checkpointDir=" + folder + ": has the notes of a job that reads kafka:other", arguments);
    Files.writeString(note, "noted/0=4");
    refuses(
        "--checkpointDir="
            + folder
            + ": notes that noted-0 was processed up to offset 4, but it ends at 3",
        arguments);
  }

  private void refuses(String message, String... arguments) {
    List<String> words =
        new ArrayList<>(List.of("--bootstrapServers=" + broker.bootstrapServers()));
    words.addAll(List.of(arguments));
    fails(2, message, words);
  }

  @Test
  void saysInOneLineThatNoBrokerAnswers() {
    fails(
        1,
        "--bootstrapServers=no.such.host.invalid:1: ",
        List.of("--input=kafka:a", "--bootstrapServers=no.such.host.invalid:1"));
    fails(
        1,
        "--bootstrapServers=127.0.0.1:1: Kafka does not answer: ",
        List.of("--output=kafka:a", "--bootstrapServers=127.0.0.1:1"));
  }

  private static void fails(int status, String message, List<String> arguments) {
    CapturedConsole quiet = new CapturedConsole();
    List<String> words = new ArrayList<>(List.of("extract"));
    words.addAll(arguments);

    assertThat(quiet.run(words.toArray(String[]::new))).as(quiet.err()).isEqualTo(status);
    assertThat(quiet.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("eaos: " + message);
  }
}
