package io.github.eaosbeam.runners;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class for as long as the JVM that started this one lives: what its parent never
 * writes to ends when the parent does, whatever ended it.
 */
public final class DiesWithParent {
  private DiesWithParent() {}

  /**
   * Runs it.
   *
   * @param arguments the main class, then its arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread watch = new Thread(DiesWithParent::awaitParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static void awaitParent() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes
      }
    } catch (IOException e) {
      // as good as the end
    }
    Runtime.getRuntime().halt(1);
  }
}
