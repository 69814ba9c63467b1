package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lines without end, in files that each hold what came within a window of time, or on a console.
 *
 * <p>Every bundle leaves its lines in a hidden folder, where nothing can be lost any more; whoever
 * runs the job puts them together, window by window, with {@link #publishSoFar}. A slice of the
 * input belongs to the window in which it was taken.
 */
final class WindowedOutput extends LineOutput {
  private final WindowParts parts;
  private final int windowSeconds;
  private final boolean kept;

  /**
   * @param kept whether there is a place for the lines, which are otherwise read back
   */
  WindowedOutput(String name, WindowParts parts, int windowSeconds, boolean kept) {
    super(name);
    this.parts = parts;
    this.windowSeconds = windowSeconds;
    this.kept = kept;
  }

  @Override
  void write(String step, PCollection<String> lines) {
    lines.apply(step, ParDo.of(new WritePartsFn(parts.folder().toString(), window())));
  }

  /** The beginning of the window that is now. */
  private Instant window() {
    return Instant.ofEpochSecond(
        Math.floorDiv(Instant.now().getEpochSecond(), windowSeconds) * windowSeconds);
  }

  @Override
  public Stream<String> lines() throws IOException {
    return parts.takeLines();
  }

  @Override
  public void publishSoFar() throws IOException {
    if (kept) {
      parts.publish(window());
    }
  }

  @Override
  public void publish() throws IOException {
    if (kept) {
      parts.publish(Instant.MAX);
    }
    parts.delete();
  }

  /** What was processed stays for the next start, unless nobody would look for it. */
  @Override
  public void close() throws IOException {
    if (!kept) {
      parts.delete();
    }
  }
}
