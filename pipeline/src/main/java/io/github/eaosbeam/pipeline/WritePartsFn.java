package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;

/** Writes each bundle's lines to a file, which gets its name when the bundle is complete. */
final class WritePartsFn extends DoFn<String, Void> {
  private final String folder;
  private final Instant window;
  private transient String unique;
  private transient OutputStream out;

  /**
   * @param folder where {@link WindowParts} will look
   * @param window the beginning of the window that the lines belong to
   */
  WritePartsFn(String folder, Instant window) {
    this.folder = folder;
    this.window = window;
  }

  @ProcessElement
  public void process(@Element String line) throws IOException {
    if (out == null) {
      unique = UUID.randomUUID().toString();
      out =
          new BufferedOutputStream(
              Channels.newOutputStream(FileSystems.create(open(), "application/json")));
    }
    out.write(line.getBytes(UTF_8));
    out.write('\n');
  }

  @FinishBundle
  public void finishBundle() throws IOException {
    if (out != null) {
      out.close();
      out = null;
      FileSystems.rename(List.of(open()), List.of(WindowParts.named(parent(), window, unique)));
    }
  }

  private ResourceId open() {
    return WindowParts.unnamed(parent(), unique);
  }

  private ResourceId parent() {
    return FileSystems.matchNewResource(folder, true);
  }
}
