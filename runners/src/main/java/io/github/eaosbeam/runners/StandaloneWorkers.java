package io.github.eaosbeam.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;

/** The workers of a standalone master, as its web page gives them to programs. */
final class StandaloneWorkers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int USUAL_PORT = 8080;
  private static final String SUBJECT = "workers";

  private final URI page;
  private final long executorMebibytes;

  /**
   * @param page where the master's web page gives its state as JSON
   * @param executorMebibytes heap that a worker sets aside for an executor
   */
  StandaloneWorkers(URI page, long executorMebibytes) {
    this.page = page;
    this.executorMebibytes = executorMebibytes;
  }

  /** The workers of the master on {@code host}. */
  static StandaloneWorkers of(String host, SparkConf spark) {
    int port = spark.getInt("spark.master.ui.port", USUAL_PORT);
    return new StandaloneWorkers(
        URI.create("http://%s:%d/json/".formatted(host, port)), ExecutorMemory.of(spark).heap());
  }

  /** Whether there are workers that have room for an executor. */
  Finding finding() {
    try {
      return finding(new ObjectMapper().readTree(fetch()));
    } catch (IOException e) {
      return unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown();
    }
  }

  private String fetch() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private Finding finding(JsonNode master) {
    if (!master.path("workers").isArray()) {
      return unknown();
    }
    List<JsonNode> alive = new ArrayList<>();
    master
        .path("workers")
        .forEach(
            worker -> {
              if (worker.path("state").asText().equals("ALIVE")) {
                alive.add(worker);
              }
            });
    return alive.isEmpty() ? none() : room(alive);
  }

  private Finding room(List<JsonNode> alive) {
    long cores = alive.stream().mapToLong(worker -> worker.path("cores").asLong()).sum();
    long largest = most(alive, "memory");
    long free = most(alive, "memoryfree");
    String what =
        "%d with %d cores, the largest has %d MiB, %d free; an executor takes %d"
            .formatted(alive.size(), cores, largest, free, executorMebibytes);
    if (executorMebibytes > largest) {
      return Finding.fail(
          SUBJECT,
          what,
          "make --executor-memory smaller or a worker larger: the job would wait for ever");
    }
    return executorMebibytes > free
        ? Finding.warn(
            SUBJECT, what, "wait for other jobs to end, or make --executor-memory smaller")
        : Finding.ok(SUBJECT, what);
  }

  private static long most(List<JsonNode> workers, String field) {
    return workers.stream().mapToLong(worker -> worker.path(field).asLong()).max().orElse(0);
  }

  private Finding none() {
    return Finding.fail(SUBJECT, "none is alive", "start one and name this master to it");
  }

  private Finding unknown() {
    return Finding.warn(
        SUBJECT,
        page + ": does not tell of workers",
        "say where the master's web page is: EAOS_JAVA_OPTS=-Dspark.master.ui.port=PORT");
  }
}
