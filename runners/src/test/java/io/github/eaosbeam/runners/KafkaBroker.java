package io.github.eaosbeam.runners;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A Kafka broker of its own for tests: one node, loopback only, in a child JVM with a class path
 * that has nothing to do with ours. It can be killed and started again with what it holds.
 */
final class KafkaBroker {
  private static final int PATIENCE_SECONDS = 400;

  private final Path folder;
  private final Path settings;
  private final int port;
  private ChildJvm jvm;

  private KafkaBroker(Path folder) throws IOException {
    this.folder = folder;
    this.port = freePort();
    this.settings = folder.resolve("server.properties");
    Files.writeString(settings, settings(freePort()));
  }

  /** The broker that all tests of this JVM share, and that ends with it. */
  static KafkaBroker shared() {
    return Shared.BROKER;
  }

  private static final class Shared {
    static final KafkaBroker BROKER = started();

    private static KafkaBroker started() {
      try {
        KafkaBroker broker = new KafkaBroker(Files.createTempDirectory("eaos-broker-"));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::remove));
        broker.format();
        broker.start();
        return broker;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Makes a topic that must not be there. */
  void createTopic(String name, int partitions) {
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("topic " + name, e);
    }
  }

  /** Ends the broker without a farewell, and starts it again on the same port and data. */
  void restart() {
    jvm.kill();
    start();
  }

  private void start() {
    jvm = java("kafka.Kafka", List.of(settings.toString()));
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker does not answer; it says: " + jvm.out() + jvm.err(), e);
    }
  }

  private Admin admin() {
    int millis = (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            bootstrapServers(),
            "default.api.timeout.ms",
            millis,
            "reconnect.backoff.ms",
            100));
  }

  private void format() {
    ChildJvm format =
        java(
            "kafka.tools.StorageTool",
            List.of("format", "-t", "eaos-tests-0123456789ab", "-c", settings.toString()));
    if (format.await() != 0) {
      throw new AssertionError(
          "the broker's folder was not formatted: " + format.out() + format.err());
    }
  }

  private ChildJvm java(String mainClass, List<String> arguments) {
    return ChildJvm.start(folder, classPath(), List.of("-Xmx256m"), mainClass, arguments);
  }

  private static String classPath() {
    String file = System.getProperty("eaos.broker.classpath");
    try {
      return Files.readString(Path.of(file)).strip()
          + File.pathSeparator
          + DiesWithParent.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the build writes the broker's class path there: mvn -pl broker generate-resources", e);
    }
  }

  private String settings(int controllerPort) {
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, controllerPort),
        "controller.listener.names=CONTROLLER",
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "log.dirs=" + folder.resolve("data"),
        "auto.create.topics.enable=false",
        "log.cleaner.enable=false", // it would take half of the memory
        "offsets.topic.num.partitions=1",
        "offsets.topic.replication.factor=1",
        "transaction.state.log.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1");
  }

  /**
   * Not one that the system gives to connections: while the broker is down, a client that asks for
   * it again and again could be given the very port, and talk to itself.
   */
  private static int freePort() {
    Random random = new Random();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = 12_000 + random.nextInt(18_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // taken; the next one will be free
      }
    }
    throw new AssertionError("no free port was found");
  }

  private void remove() {
    if (jvm != null) {
      jvm.kill();
    }
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // the system's temporary folder is cleaned by others
    }
  }
}
