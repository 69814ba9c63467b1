package io.github.eaosbeam.models;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The machine that this process is on. */
public final class Host {
  private Host() {}

  /** Its name, for logs and messages. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) { // a name that has no address is a name all the same
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown host");
    }
  }
}
