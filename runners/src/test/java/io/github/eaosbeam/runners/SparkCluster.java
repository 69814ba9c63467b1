package io.github.eaosbeam.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/**
 * A standalone Spark cluster of its own for tests: a master and two workers with a core each, on
 * loopback, from the class path of the tests. Workers end with the test, executors with workers.
 */
final class SparkCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final List<String> HEAP = List.of("-Xmx512m"); // Spark drivers refuse less
  private static final int WORKERS = 2;

  /** Lets a job wait for both executors, however slow one of them is. */
  static final List<String> WITH_BOTH = List.of("--conf", "spark.cores.max=" + WORKERS);

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern PAGE =
      Pattern.compile("Bound MasterWebUI to \\S+ and started at (http://\\S+)");

  private final Path folder;
  private final ChildJvm master;
  private final List<ChildJvm> workers = new ArrayList<>();
  private Set<String> former = Set.of();

  private SparkCluster(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("jars")); // all jars come with the class path instead
    master = start(Master.class, List.of("--host", HOST, "--port", "0", "--webui-port", "0"));
  }

  /** A cluster whose workers have reported to its master. */
  static SparkCluster startIn(Path folder) throws IOException {
    SparkCluster cluster = new SparkCluster(folder);
    try {
      cluster.master.await("the master's page", () -> PAGE.matcher(cluster.master.err()).find());
      for (int worker = 0; worker < WORKERS; worker++) {
        cluster.startWorker("worker-" + worker);
      }
      cluster.master.await(
          "its workers", () -> cluster.state().path("aliveworkers").asInt() == WORKERS);
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private void startWorker(String name) {
    List<String> settings = List.of("--host", HOST, "--cores", "1", "--memory", "1g");
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(List.of("--webui-port", "0", "--work-dir", folder.resolve(name).toString()));
    arguments.add(url());
    workers.add(start(Worker.class, arguments));
  }

  /** The master, as {@code --master} names it. */
  String url() {
    return found(MASTER);
  }

  private String found(Pattern line) {
    Matcher matcher = line.matcher(master.err());
    if (!matcher.find()) {
      throw new AssertionError("the master does not say %s but %s".formatted(line, master.err()));
    }
    return matcher.group(1);
  }

  /** What the master knows. */
  JsonNode state() {
    try {
      URL page = URI.create(found(PAGE) + "/json/").toURL();
      return new ObjectMapper().readTree(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Submits the command line to this cluster.
   *
   * @param settings options of spark-submit
   * @param words the command and its options
   */
  ChildJvm submit(List<String> settings, List<String> words) {
    return submit(url(), settings, "spark-internal", words);
  }

  /**
   * Submits the command line to any cluster.
   *
   * @param jar what else is to be on the class path; {@code spark-internal} for nothing
   */
  ChildJvm submit(String master, List<String> settings, String jar, List<String> words) {
    former = logs().map(SparkCluster::application).collect(Collectors.toSet());
    String classPath = System.getProperty("java.class.path");
    String quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--master", master, "--class", Main.class.getName()));
    arguments.addAll(List.of("--executor-memory", "512m"));
    Map.of(
            "spark.driver.host", HOST,
            "spark.executor.extraClassPath", classPath,
            "spark.executor.extraJavaOptions", quick,
            "spark.scheduler.maxRegisteredResourcesWaitingTime", "300s")
        .forEach((name, value) -> arguments.addAll(List.of("--conf", name + "=" + value)));
    arguments.addAll(settings);
    arguments.add(jar);
    arguments.addAll(words);
    return start(SparkSubmit.class, arguments);
  }

  private ChildJvm start(Class<?> main, List<String> arguments) {
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME",
            folder.toString(),
            "SPARK_SCALA_VERSION",
            "2.12",
            "SPARK_LOCAL_IP",
            HOST,
            "SPARK_LOCAL_DIRS",
            folder.resolve("local").toString());
    return ChildJvm.startAlike(folder, environment, HEAP, main.getName(), arguments);
  }

  /** What executors have logged since the last submission, each in a text of its own. */
  List<String> executorLogs() {
    return logs()
        .filter(log -> !former.contains(application(log)))
        .map(SparkCluster::read)
        .toList();
  }

  private Stream<Path> logs() {
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files
          .filter(file -> file.endsWith("stderr") && application(file).startsWith("app-"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs are {@code worker-0/app-20261122151635-0000/1/stderr}. */
  private static String application(Path log) {
    return log.getParent().getParent().getFileName().toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the executors of one worker as {@code kill -9} does. */
  void killExecutorsOfFirstWorker() {
    List<ProcessHandle> executors = workers.get(0).children();
    if (executors.isEmpty()) {
      throw new AssertionError("the first worker has no executor");
    }
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    workers.forEach(ChildJvm::terminate); // they see to it that their executors end
    master.terminate();
  }
}
