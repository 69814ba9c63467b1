package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.eaosbeam.runners.Finding.Grade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCheckTest {
  /** As a Spark 3.5.7 master gave it, but for what does not matter here. */
  private static final String PAGE =
      """
      {
        "url" : "spark://127.0.0.1:17077",
        "workers" : [ {
          "id" : "worker-20261122125833-127.0.0.1-40655",
          "cores" : 2, "coresused" : 0, "coresfree" : 2,
          "memory" : 4096, "memoryused" : 2048, "memoryfree" : 2048,
          "state" : "ALIVE"
        }, {
          "id" : "worker-20261122125834-127.0.0.1-40656",
          "cores" : 16, "coresused" : 0, "coresfree" : 16,
          "memory" : 65536, "memoryused" : 0, "memoryfree" : 65536,
          "state" : "DEAD"
        } ],
        "aliveworkers" : 1,
        "status" : "ALIVE"
      }
      """;

  private final SparkConf spark = new SparkConf(false);
  private ServerSocket master;
  private HttpServer web;
  private String page = PAGE;

  @BeforeEach
  void start() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    master = new ServerSocket(0, 1, here);
    web = HttpServer.create(new InetSocketAddress(here, 0), 0);
    web.createContext(
        "/json/",
        exchange -> {
          byte[] body = page.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    web.start();
    spark.set("spark.master.ui.port", String.valueOf(web.getAddress().getPort()));
  }

  @AfterEach
  void stop() throws IOException {
    web.stop(0);
    master.close();
  }

  @Test
  void reachesAMasterAndFindsRoomOnItsWorkers() {
    String address = "127.0.0.1:" + master.getLocalPort();

    assertThat(findings("spark://" + address))
        .containsExactly(
            Finding.ok("master", "spark://%s: %1$s answers".formatted(address)),
            Finding.ok(
                "workers",
                "1 with 2 cores, the largest has 4096 MiB, 2048 free; an executor takes 1024"));
  }

  @Test
  void oneOfSeveralMastersIsEnough() throws IOException {
    String standby = "127.0.0.1:" + closedPort();

    assertThat(findings("spark://%s,127.0.0.1:%d".formatted(standby, master.getLocalPort())))
        .extracting(Finding::grade)
        .containsExactly(Grade.OK, Grade.OK);
  }

  @Test
  void warnsOfExecutorsThatMustWait() {
    spark.set("spark.executor.memory", "4g");

    assertThat(workers().line())
        .startsWith("WARN  workers     1 with 2 cores, the largest has 4096 MiB, 2048 free; an")
        .endsWith("takes 4096 — wait for other jobs to end, or make --executor-memory smaller");
  }

  @Test
  void failsOnExecutorsThatFitNowhere() {
    spark.set("spark.executor.memory", "5g");

    assertThat(workers().line())
        .startsWith("FAIL  workers     ")
        .endsWith(
            "— make --executor-memory smaller or a worker larger: the job would wait for ever");
  }

  @Test
  void failsWithoutWorkers() {
    page = "{\"workers\": [ ], \"status\": \"ALIVE\"}";

    assertThat(workers())
        .isEqualTo(
            Finding.fail("workers", "none is alive", "start one and name this master to it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "", "{}", "[1]"})
  void warnsWhereAnotherPageAnswers(String other) {
    page = other;

    assertThat(workers().line())
        .startsWith(
            "WARN  workers     http://127.0.0.1:%d/json/: does not tell of workers — say"
                .formatted(web.getAddress().getPort()))
        .endsWith("EAOS_JAVA_OPTS=-Dspark.master.ui.port=PORT");
  }

  @Test
  void warnsWhereNoPageAnswers() {
    web.stop(0);

    assertThat(workers().grade()).isEqualTo(Grade.WARN);
  }

  @Test
  void failsOnAMasterThatDoesNotAnswer() throws IOException {
    String address = "127.0.0.1:" + closedPort();

    assertThat(findings("spark://" + address))
        .singleElement()
        .extracting(Finding::line)
        .asString()
        .startsWith(
            "FAIL  master      spark://%s: cannot be reached: %1$s says ".formatted(address))
        .endsWith(" — see that it runs, and that no firewall is in between");
  }

  @Test
  void refusesAMasterThatDoesNotAnswerBeforeAJobWaitsForIt() throws IOException {
    String name = "spark://127.0.0.1:" + closedPort();

    assertThatThrownBy(new ClusterCheck(name, spark, Map.of())::requireReachable)
        .isInstanceOf(UnreachableClusterException.class)
        .hasMessageStartingWith(name + ": cannot be reached: 127.0.0.1:")
        .hasMessageEndingWith("; see that it runs, and that no firewall is in between");
  }

  @Test
  void asksStandaloneMastersAloneBeforeAJob() {
    new ClusterCheck("k8s://x.invalid", spark, Map.of()).requireReachable();
    new ClusterCheck("spark://127.0.0.1:" + master.getLocalPort(), spark, Map.of())
        .requireReachable();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark://somewhere        | spark://somewhere: cannot be reached: somewhere is no"
            + " HOST:PORT",
        "spark://host:0           | spark://host:0: cannot be reached: host:0 is no HOST:PORT",
        "spark://a b:7077         | spark://a b:7077: cannot be reached: a b:7077 is no HOST:PORT",
        "spark://x.invalid:7077   | spark://x.invalid:7077: cannot be reached: x.invalid:7077 has"
            + " no address",
        "k8s://x.invalid          | k8s://x.invalid: cannot be reached: x.invalid:443 has no"
            + " address",
        "k8s://http://x.invalid/  | k8s://http://x.invalid/: cannot be reached: x.invalid:80 has no"
            + " address",
        "k8s://https:///          | k8s://https:///: cannot be reached: :443 is no HOST:PORT",
        "k8s://a b                | k8s://a b: cannot be reached: a b:443 is no HOST:PORT",
        "mesos://host:5050        | mesos://host:5050: Spark knows no such master",
      })
  void saysWhatIsWrongWithAMastersName(String name, String what) {
    assertThat(findings(name))
        .singleElement()
        .matches(finding -> finding.grade() == Grade.FAIL)
        .extracting(Finding::what)
        .isEqualTo(what);
  }

  @Test
  void reachesKubernetesServer() {
    String name = "k8s://https://127.0.0.1:" + master.getLocalPort();

    assertThat(findings(name)).containsExactly(Finding.ok("master", name + ": answers"));
  }

  @Test
  void findsYarnThroughHadoopsConfiguration() {
    assertThat(new ClusterCheck("yarn", spark, Map.of("YARN_CONF_DIR", "/etc/hadoop")).findings())
        .extracting(Finding::grade)
        .containsExactly(Grade.OK);
    assertThat(new ClusterCheck("yarn", spark, Map.of()).findings())
        .containsExactly(
            Finding.fail(
                "master",
                "yarn: neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set",
                "set one to the folder with the cluster's yarn-site.xml"));
  }

  private Finding workers() {
    return findings("spark://127.0.0.1:" + master.getLocalPort()).get(1);
  }

  private List<Finding> findings(String name) {
    return new ClusterCheck(name, spark, Map.of()).findings();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
