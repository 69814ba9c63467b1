package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The hidden folder in which bundles leave their lines, a part per bundle, and how the parts become
 * files: {@code 2026-11-22T10-00-00Z-part-00000.jsonl} holds what was taken from the input within
 * the window that begins then. Where a job was stopped and started within a window, there is a
 * {@code ...-part-00001.jsonl}.
 *
 * <p>The folder has the same name in every run, so that a job finds what one before it, killed, had
 * left. For one thread, but for the bundles.
 */
final class WindowParts {
  private static final Pattern PART = Pattern.compile("(\\d+)-[0-9a-f-]+\\.part");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private final ResourceId target;
  private final ResourceId folder;

  private WindowParts(ResourceId target, ResourceId folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Parts for a folder of files.
   *
   * @param target the folder
   */
  static WindowParts in(ResourceId target) {
    return named(target, ".eaos-stream");
  }

  /**
   * Parts in a folder of that name.
   *
   * @param target the folder that it is in
   */
  static WindowParts named(ResourceId target, String name) {
    return new WindowParts(target, target.resolve(name, StandardResolveOptions.RESOLVE_DIRECTORY));
  }

  ResourceId folder() {
    return folder;
  }

  /** A part that is being written. */
  static ResourceId unnamed(ResourceId folder, String unique) {
    return folder.resolve(unique + ".open", StandardResolveOptions.RESOLVE_FILE);
  }

  /** A part that is complete. */
  static ResourceId named(ResourceId folder, Instant window, String unique) {
    return folder.resolve(
        "%015d-%s.part".formatted(window.toEpochMilli(), unique),
        StandardResolveOptions.RESOLVE_FILE);
  }

  /**
   * Makes files of the parts of all windows that began before {@code limit}, for which no bundle
   * may be writing any more.
   */
  void publish(Instant limit) throws IOException {
    for (Map.Entry<Instant, List<ResourceId>> window : byWindow().entrySet()) {
      if (window.getKey().isBefore(limit)) {
        publish(window.getKey(), window.getValue());
      }
    }
  }

  private void publish(Instant window, List<ResourceId> parts) throws IOException {
    ResourceId whole = folder.resolve("whole", StandardResolveOptions.RESOLVE_FILE);
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(whole, "application/json"))) {
      for (ResourceId part : parts) {
        try (InputStream in = Channels.newInputStream(FileSystems.open(part))) {
          in.transferTo(out);
        }
      }
    }
    FileSystems.rename(List.of(whole), List.of(free(NAME.format(window))));
    FileSystems.delete(parts);
  }

  private ResourceId free(String window) throws IOException {
    int shard = Staging.filesIn(target, window + "-part-*").size();
    return target.resolve(
        "%s-part-%05d.jsonl".formatted(window, shard), StandardResolveOptions.RESOLVE_FILE);
  }

  private Map<Instant, List<ResourceId>> byWindow() throws IOException {
    Map<Instant, List<ResourceId>> windows = new TreeMap<>();
    for (ResourceId file : Staging.filesIn(folder, "*")) {
      Matcher name = PART.matcher(String.valueOf(file.getFilename()));
      if (name.matches()) {
        Instant start = Instant.ofEpochMilli(Long.parseLong(name.group(1)));
        windows.computeIfAbsent(start, any -> new ArrayList<>()).add(file);
      }
    }
    return windows;
  }

  /** The lines of all parts, which are gone afterwards. */
  Stream<String> takeLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (List<ResourceId> parts : byWindow().values()) {
      for (ResourceId part : parts) {
        try (InputStream in = Channels.newInputStream(FileSystems.open(part))) {
          new String(in.readAllBytes(), UTF_8).lines().forEach(lines::add);
        }
      }
      FileSystems.delete(parts);
    }
    return lines.stream();
  }

  /** Writes and removes a file, to learn of missing rights before a job has run for hours. */
  void probe() throws IOException {
    ResourceId probe = folder.resolve("probe", StandardResolveOptions.RESOLVE_FILE);
    FileSystems.create(probe, "application/octet-stream").close();
    FileSystems.delete(List.of(probe));
  }

  /** Removes the folder with all that is in it. */
  void delete() throws IOException {
    Staging.deleteFolder(folder);
  }
}
