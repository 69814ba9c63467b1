package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.values.PCollection;

/** The hidden folder that a job writes its shards to. */
final class Staging {
  private static final Pattern SHARD = Pattern.compile("part-\\d+-of-\\d+\\..+");

  private final ResourceId folder;
  private final ShardFormat format;
  private final Compression compression;
  private final String suffix;

  private Staging(ResourceId folder, ShardFormat format, Compression compression, String suffix) {
    this.folder = folder;
    this.format = format;
    this.compression = compression;
    this.suffix = suffix;
  }

  /**
   * A folder of its own within {@code parent}, not made yet.
   *
   * @param format what is written
   * @param name the output's name, which tells the compression
   */
  static Staging in(ResourceId parent, ShardFormat format, String name) {
    String unique = ".eaos-" + UUID.randomUUID();
    return new Staging(
        parent.resolve(unique, StandardResolveOptions.RESOLVE_DIRECTORY),
        format,
        CompressionSuffix.compressionOf(name),
        format.suffix() + CompressionSuffix.suffixOf(name));
  }

  /** Writes and removes a file, to learn of missing rights before a job has run for hours. */
  void probe() throws IOException {
    ResourceId probe = file("probe");
    FileSystems.create(probe, "application/octet-stream").close();
    delete();
  }

  /** How the shards are written. */
  ShardFormat format() {
    return format;
  }

  /** Adds the writing of the lines to the graph. */
  void write(String step, PCollection<String> lines) {
    lines.apply(
        step,
        FileIO.<String>write()
            .via(format.sink())
            .to(folder.toString())
            .withNaming(naming(suffix))
            .withCompression(compression)
            .withTempDirectory(folder.toString()));
  }

  private static FileIO.Write.FileNaming naming(String suffix) {
    return (window, pane, shards, shard, compression) ->
        "part-%05d-of-%05d%s".formatted(shard, shards, suffix);
  }

  /** The shards that a job has written, in the order of their numbers. */
  List<ResourceId> shards() throws IOException {
    return shardsIn(folder);
  }

  /** The shards in any folder, in the order of their numbers. */
  static List<ResourceId> shardsIn(ResourceId folder) throws IOException {
    return filesIn(folder, "*").stream()
        .filter(file -> SHARD.matcher(file.getFilename()).matches())
        .sorted(Comparator.comparing(ResourceId::getFilename))
        .toList();
  }

  /** The files that match a pattern within a folder, which need not be there. */
  static List<ResourceId> filesIn(ResourceId folder, String pattern) throws IOException {
    return FileSystems.match(folder + pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(Metadata::resourceId)
        .toList();
  }

  /** Whether the shards have no lines. */
  boolean isEmpty() throws IOException {
    for (ResourceId shard : shards()) {
      try (InputStream in = open(shard)) {
        if (in.read() >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** One file of all shards, in this folder. */
  ResourceId joined() throws IOException {
    List<ResourceId> shards = shards();
    return shards.size() == 1 && format.isWhole() ? shards.get(0) : join(shards);
  }

  private ResourceId join(List<ResourceId> shards) throws IOException {
    ResourceId whole = file("whole");
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(whole, "application/octet-stream"))) {
      format.join(shards, compression, out);
    }
    return whole;
  }

  /** The lines of all shards, which must be JSON lines; to be closed. */
  Stream<String> lines() throws IOException {
    if (!(format instanceof JsonLinesShards)) {
      throw new IllegalStateException("lines are read back from JSON lines alone");
    }
    return shards().stream().flatMap(this::lines);
  }

  private Stream<String> lines(ResourceId shard) {
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(open(shard), UTF_8));
      return reader.lines().onClose(() -> close(reader));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + shard, e);
    }
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(ResourceId shard) throws IOException {
    return Channels.newInputStream(compression.readDecompressed(FileSystems.open(shard)));
  }

  /** Removes the folder with all that is in it. */
  void delete() throws IOException {
    deleteFolder(folder);
  }

  /** Removes a folder with all that is in it; it need not be there. */
  static void deleteFolder(ResourceId folder) throws IOException {
    if (folder.getScheme().equals("file")) {
      deleteTree(Path.of(folder.toString()));
    } else {
      FileSystems.delete(everythingInside(folder), StandardMoveOptions.IGNORE_MISSING_FILES);
      FileSystems.delete(List.of(folder), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  /**
   * What is in the folder and in folders therein, the innermost first. File systems differ in which
   * pattern finds what: one lists folders, another has none, a third finds nothing by two stars.
   */
  private static List<ResourceId> everythingInside(ResourceId folder) throws IOException {
    SortedMap<String, ResourceId> found = new TreeMap<>(Comparator.reverseOrder());
    for (String pattern : List.of("*", "*/*", "**")) {
      filesIn(folder, pattern).forEach(file -> found.put(file.toString(), file));
    }
    return List.copyOf(found.values());
  }

  /** Beam does not list folders, so that empty ones would stay. */
  private static void deleteTree(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** The folder. */
  @Override
  public String toString() {
    return folder.toString();
  }

  private ResourceId file(String name) {
    return folder.resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }
}
