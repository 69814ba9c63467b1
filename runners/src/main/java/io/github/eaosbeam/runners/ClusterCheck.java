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
    if (master.startsWith("spark://")) {
      return standalone();
    }
    if (master.startsWith("k8s://")) {
      return List.of(kubernetes());
    }
    return List.of(master.equals("yarn") ? yarn() : unknown());
  }

  /** Several masters may be named, of which one is enough. */
  private List<Finding> standalone() {
    List<String> faults = new ArrayList<>();
    for (String address : master.substring("spark://".length()).split(",", -1)) {
      Optional<String> fault = fault(address);
      if (fault.isEmpty()) {
        Finding reached = Finding.ok(SUBJECT, "%s: %s answers".formatted(master, address));
        String host = address.substring(0, address.lastIndexOf(':'));
        return List.of(reached, StandaloneWorkers.of(host, spark).finding());
      }
      faults.add("%s %s".formatted(address, fault.get()));
    }
    return List.of(unreachable(String.join(", ", faults)));
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
    return Finding.fail(
        SUBJECT,
        "%s: cannot be reached: %s".formatted(master, faults),
        "see that it runs, and that no firewall is in between");
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
