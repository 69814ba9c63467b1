package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;

/**
 * Writes a bundle's lines to a file per window, which gets its name when the bundle is complete.
 */
final class WriteWindowsFn extends DoFn<String, Void> {
  private final String folder;
  private transient Map<IntervalWindow, OpenPart> open;

  /**
   * @param folder where {@link WindowParts} will look
   */
  WriteWindowsFn(String folder) {
    this.folder = folder;
  }

  @StartBundle
  public void startBundle() {
    open = new HashMap<>();
  }

  @ProcessElement
  public void process(@Element String line, BoundedWindow window) throws IOException {
    IntervalWindow interval = (IntervalWindow) window;
    OpenPart part = open.get(interval);
    if (part == null) {
      part = new OpenPart(folder, interval);
      open.put(interval, part);
    }
    part.out.write(line.getBytes(UTF_8));
    part.out.write('\n');
  }

  @FinishBundle
  public void finishBundle() throws IOException {
    List<ResourceId> written = new ArrayList<>();
    List<ResourceId> named = new ArrayList<>();
    for (OpenPart part : open.values()) {
      part.out.close();
      written.add(part.unnamed);
      named.add(part.named);
    }
    open = null;
    FileSystems.rename(written, named);
  }

  private static final class OpenPart {
    private final ResourceId unnamed;
    private final ResourceId named;
    private final OutputStream out;

    OpenPart(String folder, IntervalWindow window) throws IOException {
      String unique = UUID.randomUUID().toString();
      ResourceId parent = FileSystems.matchNewResource(folder, true);
      unnamed = WindowParts.unnamed(parent, unique);
      named = WindowParts.named(parent, window.start().getMillis(), unique);
      out =
          new BufferedOutputStream(
              Channels.newOutputStream(FileSystems.create(unnamed, "application/json")));
    }
  }
}
