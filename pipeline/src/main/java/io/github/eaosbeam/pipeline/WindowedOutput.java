package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Lines without end, in files that each hold what came within a window of time, or on a console.
 *
 * <p>Every bundle leaves its lines in a hidden folder, where nothing can be lost any more; whoever
 * runs the job puts them together, window by window, with {@link #publishSoFar}. No window is held
 * in a runner's state, so none is late, and a job that is stopped leaves all that it has processed.
 */
final class WindowedOutput extends LineOutput {
  /** What a window's last bundles may take to end; later ones make another file. */
  private static final java.time.Duration GRACE = java.time.Duration.ofSeconds(3);

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
    lines
        .apply(
            step + " by window",
            Window.into(FixedWindows.of(Duration.standardSeconds(windowSeconds))))
        .apply(step, ParDo.of(new WriteWindowsFn(parts.folder().toString())));
  }

  @Override
  public Stream<String> lines() throws IOException {
    return parts.takeLines();
  }

  @Override
  public void publishSoFar() throws IOException {
    if (kept) {
      parts.publish(Instant.now().minusSeconds(windowSeconds).minus(GRACE));
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
