package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.TopicOffsets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.beam.runners.spark.SparkCommonPipelineOptions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.common.TopicPartition;

/**
 * The folder in which a streaming job on Spark notes how far it is.
 *
 * <p>Spark's own checkpoint holds the job's whole graph, so that it outlives no change of options
 * or code, and it makes a job that was down for an hour catch up on an hour's empty micro-batches
 * before it does anything else. So a job begins anew every time, at the offsets that are noted here
 * once everything before them has been processed; what Spark keeps for itself lies in a folder
 * within and is cleared away. For one thread.
 */
final class CheckpointFolder {
  private static final String OFFSETS = "offsets-";
  private static final String SPARK = "spark";
  private static final int KEPT = 2;

  private final String option;
  private final Path folder;
  private final FileSystem files;
  private long noted;

  private CheckpointFolder(String option, Path folder, FileSystem files) {
    this.option = option;
    this.folder = folder;
    this.files = files;
  }

  /** The name that {@code options} give. */
  static String name(ExtractionOptions options) {
    String name = options.as(SparkCommonPipelineOptions.class).getCheckpointDir();
    if (name.equals(new SparkCommonPipelineOptions.TmpCheckpointDirFactory().create(options))) {
      throw new ConfigurationException(
          ("--input=%s: a job without end on Spark needs a folder to note how far it is, from which"
                  + " it goes on after a stop or a crash; add --checkpointDir=FOLDER (on a cluster"
                  + " one that all machines see), or --stopAtEnd, or --runner=DirectRunner")
              .formatted(options.getInput()));
    }
    return name;
  }

  /**
   * Makes the folder if it is not there, and clears away what an earlier job's Spark has left.
   *
   * @throws ConfigurationException where it cannot be used
   */
  static CheckpointFolder open(String name, Configuration hadoop) {
    String option = "--checkpointDir=" + name;
    try {
      Path folder = new Path(name);
      CheckpointFolder opened = new CheckpointFolder(option, folder, folder.getFileSystem(hadoop));
      opened.clear();
      return opened;
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException("%s: cannot be used: %s".formatted(option, e), e);
    }
  }

  private void clear() throws IOException {
    files.mkdirs(folder);
    files.delete(new Path(folder, SPARK), true);
    noted = notes().stream().mapToLong(CheckpointFolder::number).max().orElse(0);
  }

  /** The folder for what Spark keeps. */
  String forSpark() {
    return new Path(folder, SPARK).toString();
  }

  /** Notes that everything before these offsets has been processed. */
  void note(TopicOffsets processed) throws IOException {
    Properties offsets = new Properties();
    processed
        .next()
        .forEach(
            (partition, offset) ->
                offsets.setProperty(
                    partition.topic() + "/" + partition.partition(), String.valueOf(offset)));
    noted++;
    Path whole = new Path(folder, OFFSETS + noted);
    Path part = new Path(folder, "." + OFFSETS + noted);
    try (OutputStream out = files.create(part, true)) {
      offsets.store(out, "Everything before these offsets has been processed");
    }
    if (!files.rename(part, whole)) {
      throw new IOException("%s: cannot be written to: %s".formatted(option, whole));
    }
    for (Path old : notes()) {
      if (number(old) <= noted - KEPT) {
        files.delete(old, false);
      }
    }
  }

  /** The offsets that were noted last; none in a folder that is new. */
  TopicOffsets noted() {
    try {
      List<Path> notes = notes();
      return notes.isEmpty() ? new TopicOffsets(Map.of()) : read(notes.get(notes.size() - 1));
    } catch (IOException e) {
      throw new ConfigurationException("%s: cannot be read: %s".formatted(option, e), e);
    }
  }

  private TopicOffsets read(Path note) throws IOException {
    Properties offsets = new Properties();
    try (InputStream in = files.open(note)) {
      offsets.load(in);
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    for (String name : offsets.stringPropertyNames()) {
      int slash = name.lastIndexOf('/');
      TopicPartition partition =
          new TopicPartition(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
      next.put(partition, Long.valueOf(offsets.getProperty(name)));
    }
    return new TopicOffsets(next);
  }

  /** The notes, the last one last. */
  private List<Path> notes() throws IOException {
    return Arrays.stream(files.listStatus(folder))
        .map(FileStatus::getPath)
        .filter(path -> path.getName().matches(OFFSETS + "\\d+"))
        .sorted(Comparator.comparingLong(CheckpointFolder::number))
        .toList();
  }

  private static long number(Path note) {
    return Long.parseLong(note.getName().substring(OFFSETS.length()));
  }
}
