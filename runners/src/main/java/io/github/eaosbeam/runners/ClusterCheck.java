package io.github.eaosbeam.runners;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** Whether a cluster's master can be reached, and has room for executors. */
final class ClusterCheck {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int MOST_PORT = 0xffff;
  private static final String SUBJECT = "master";
  private static final String STANDALONE = "spark://";
  private static final String ADVICE = "see that it runs, and that no firewall is in between";
  private static final String NO_ADDRESS = "is no HOST:PORT";

  private final String master;
  private final SparkConf spark;
  private final Map<String, String> environment;

  /**
   * @param master as Spark's {@code --master} has it
   * @param environment variables of the process
   */
  ClusterCheck(String master, SparkConf spark, Map<String, String> environment) {
    this.master = master;
    this.spark = spark;
    this.environment = environment;
  }

  static ClusterCheck of(String master, SparkConf spark) {
    return new ClusterCheck(master, spark, System.getenv());
  }

  List<Finding> findings() {
    if (master.startsWith(STANDALONE)) {
      return standalone();
    }
    if (master.startsWith("k8s://")) {
      return List.of(kubernetes());
    }
    return List.of(master.equals("yarn") ? yarn() : unknown());
  }

  /**
   * Refuses a standalone master that does not answer. Spark itself tries for more than a minute,
   * then goes on without a cluster. Other masters are left to it.
   *
   * @throws UnreachableClusterException where no address of the master answers
   */
  void requireReachable() {
    List<String> faults = new ArrayList<>();
    if (master.startsWith(STANDALONE) && reached(faults).isEmpty()) {
      throw new UnreachableClusterException(
          "%s; %s".formatted(cannotBeReached(String.join(", ", faults)), ADVICE));
    }
  }

  private List<Finding> standalone() {
    List<String> faults = new ArrayList<>();
    Optional<String> reached = reached(faults);
    if (reached.isEmpty()) {
      return List.of(unreachable(String.join(", ", faults)));
    }
    String address = reached.get();
    String host = address.substring(0, address.lastIndexOf(':'));
    return List.of(
        Finding.ok(SUBJECT, "%s: %s answers".formatted(master, address)),
        StandaloneWorkers.of(host, spark).finding());
  }

  /** The first address that answers; several masters may be named, of which one is enough. */
  private Optional<String> reached(List<String> faults) {
    for (String address : master.substring(STANDALONE.length()).split(",", -1)) {
      Optional<String> fault = fault(address);
      if (fault.isEmpty()) {
        return Optional.of(address);
      }
      faults.add("%s %s".formatted(address, fault.get()));
    }
    return Optional.empty();
  }

  /** The server is named by a URL, whose scheme and port may be left out. */
  private Finding kubernetes() {
    String server = master.substring("k8s://".length());
    boolean plain = server.startsWith("http://");
    String address = server.replaceFirst("^https?://", "").replaceFirst("/$", "");
    String complete = address.matches(".*:\\d+") ? address : address + (plain ? ":80" : ":443");
    return fault(complete)
        .map(reason -> unreachable(complete + " " + reason))
        .orElseGet(() -> Finding.ok(SUBJECT, master + ": answers"));
  }

  private Finding yarn() {
    boolean configured =
        Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR").anyMatch(environment::containsKey);
    return configured
        ? Finding.ok(SUBJECT, "yarn: found through the Hadoop configuration")
        : Finding.fail(
            SUBJECT,
            "yarn: neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set",
            "set one to the folder with the cluster's yarn-site.xml");
  }

  private Finding unknown() {
    return Finding.fail(
        SUBJECT,
        master + ": Spark knows no such master",
        "use local[*], spark://HOST:7077, yarn or k8s://HOST:PORT");
  }

  private Finding unreachable(String faults) {
    return Finding.fail(SUBJECT, cannotBeReached(faults), ADVICE);
  }

  private String cannotBeReached(String faults) {
    return "%s: cannot be reached: %s".formatted(master, faults);
  }

  /** What is in the way of a connection to {@code HOST:PORT}. */
  private static Optional<String> fault(String hostAndPort) {
    try {
      URI uri = new URI("tcp://" + hostAndPort);
      boolean complete = uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= MOST_PORT;
      return complete
          ? fault(new InetSocketAddress(uri.getHost(), uri.getPort()))
          : Optional.of(NO_ADDRESS);
    } catch (URISyntaxException e) {
      return Optional.of(NO_ADDRESS);
    }
  }

  private static Optional<String> fault(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return Optional.of("has no address");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("says " + e.getMessage());
    }
  }
}
