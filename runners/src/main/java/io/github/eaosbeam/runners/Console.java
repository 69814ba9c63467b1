package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err everything else: the banner, progress, the summary, errors
 * @param interactive whether {@code err} is a terminal that somebody watches
 * @param columns the terminal's width
 */
record Console(PrintStream out, PrintStream err, boolean interactive, int columns) {
  private static final int COLUMNS_UNLESS_TOLD = 100;

  Console {
    if (columns < 1) {
      throw new IllegalArgumentException("a terminal has 1 column or more, got " + columns);
    }
  }

  /**
   * This process's own streams, in UTF-8 whatever the locale. Java cannot tell whether standard
   * error is a terminal; the launcher says so with the system property {@code eaos.terminal}, and
   * for spark-submit, which does not, Linux does.
   */
  static Console ofProcess() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.parseBoolean(System.getProperty("eaos.terminal", String.valueOf(isTerminal()))),
        columns(System.getenv("COLUMNS")));
  }

  private static boolean isTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
          .toString()
          .matches("/dev/(pts/|tty).*");
    } catch (IOException e) {
      return false; // another system
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  private static int columns(String variable) {
    boolean told = variable != null && variable.matches("[1-9][0-9]{0,3}");
    return told ? Integer.parseInt(variable) : COLUMNS_UNLESS_TOLD;
  }
}
