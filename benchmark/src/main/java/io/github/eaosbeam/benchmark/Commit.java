package io.github.eaosbeam.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Which version of this project is measured. */
final class Commit {
  private Commit() {}

  /** The commit that is checked out, with {@code -dirty} where files differ from it. */
  static String checkedOut() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return commit.isEmpty() ? "unknown" : commit;
    } catch (IOException e) { // no git on this machine
      return "unknown";
    }
  }
}
