package io.github.eaosbeam.runners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JVM of its own for a main class, with what it prints in files; it never outlives this JVM. */
final class ChildJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 400;
  private static final long LOOK_MILLIS = 50;

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a JVM.
   *
   * @param folder takes what it prints
   */
  static ChildJvm start(
      Path folder, String classPath, List<String> flags, String mainClass, List<String> arguments) {
    return start(folder, Map.of(), command(classPath, flags, mainClass, arguments));
  }

  /**
   * Starts a JVM that has the class path of this one.
   *
   * @param folder takes what it prints
   * @param environment variables it has beside those of this JVM
   */
  static ChildJvm startAlike(
      Path folder,
      Map<String, String> environment,
      List<String> flags,
      String mainClass,
      List<String> arguments) {
    List<String> all = new ArrayList<>(flags);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens"))
        .forEach(all::add);
    String classPath = System.getProperty("java.class.path");
    return start(folder, environment, command(classPath, all, mainClass, arguments));
  }

  private static List<String> command(
      String classPath, List<String> flags, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, DiesWithParent.class.getName(), mainClass));
    command.addAll(arguments);
    return command;
  }

  private static ChildJvm start(
      Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile(folder, "out-", ".txt");
      Path err = Files.createTempFile(folder, "err-", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new ChildJvm(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for something that happens while this JVM lives. */
  void await(String what, BooleanSupplier happened) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!happened.getAsBoolean()) {
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          throw new AssertionError(
              "%s: in vain; the process, %s, says: %s"
                  .formatted(what, isAlive() ? "alive" : "dead", err()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The processes that it has started itself. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** As {@code kill} and a service manager do; waits for the end and returns the exit status. */
  int terminate() {
    process
        .toHandle()
        .destroy(); // Process.destroy would close its streams as well, as our death does
    return await();
  }

  /** Waits for the end and returns the exit status. */
  int await() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after minutes; it says: " + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
