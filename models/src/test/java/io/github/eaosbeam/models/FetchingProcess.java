package io.github.eaosbeam.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that fetches a model: one of several, or one that is killed half-way. */
public final class FetchingProcess {
  private FetchingProcess() {}

  /**
   * Waits for a line on its standard input, fetches, and prints each file that it opens.
   *
   * @param arguments the model's folder, the cache, and whether to stop within the largest file
   */
  public static void main(String[] arguments) throws IOException {
    ModelManifest manifest = ModelManifest.of(new FolderStore(arguments[0]));
    ModelStore store = new ToldStore(arguments[0], Boolean.parseBoolean(arguments[2]));
    System.out.println("ready");
    if (System.in.read() >= 0) {
      new ModelCache(arguments[1]).fetch(store, manifest);
    }
  }

  static Process start(Path model, Path cache, boolean stops) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.addAll(
        List.of(
            System.getProperty("java.class.path"),
            FetchingProcess.class.getName(),
            model.toString(),
            cache.toString(),
            Boolean.toString(stops)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** What it prints next; {@code null} at its end. */
  static BufferedReader output(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Tells which files are opened. */
  private record ToldStore(String name, boolean stops) implements ModelStore {
    @Override
    public boolean has(String file) {
      return new FolderStore(name).has(file);
    }

    @Override
    public InputStream open(String file) throws IOException {
      System.out.println(file);
      InputStream whole = new FolderStore(name).open(file);
      return stops && file.startsWith("latest_checkpoint") ? new Endless(whole) : whole;
    }
  }

  /** Stops after the first bytes, until the parent process has died, too. */
  private static final class Endless extends InputStream {
    private final InputStream start;
    private boolean begun;

    Endless(InputStream start) {
      this.start = start;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!begun) {
        begun = true;
        return start.read(target, offset, Math.min(length, 1000));
      }
      System.out.println("half-way");
      return System.in.read();
    }

    @Override
    public int read() throws IOException {
      throw new IOException("is read in chunks");
    }
  }
}
