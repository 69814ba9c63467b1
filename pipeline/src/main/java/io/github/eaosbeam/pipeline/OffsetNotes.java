package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.kafka.common.TopicPartition;

/**
 * A folder in which a job without end notes how far it has processed its topic.
 *
 * <p>Every note is a file of its own that appears when it is complete, and the one before it goes
 * only then: whenever the job is killed, there is one to go on from. For one thread.
 */
final class OffsetNotes {
  private static final Pattern NOTE = Pattern.compile("offsets-(\\d{1,18})\\.properties");

  private final Place place;
  private long number;

  private OffsetNotes(Place place) {
    this.place = place;
  }

  /**
   * Notes in the folder of that name, which need not be there.
   *
   * @throws ConfigurationException where there can be no such folder
   */
  static OffsetNotes in(String folder) {
    Place place = Place.named("checkpointDir", folder.replaceFirst("/*$", "/"));
    place.requireKind();
    return new OffsetNotes(place);
  }

  /** The offsets that were noted last; none in a folder that is new. */
  TopicOffsets read() {
    try {
      List<ResourceId> notes = notes();
      if (notes.isEmpty()) {
        return new TopicOffsets(Map.of());
      }
      ResourceId last = notes.get(notes.size() - 1);
      number = numberOf(last);
      return read(last);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s: cannot be read: %s".formatted(place.option(), e.getMessage()), e);
    }
  }

  private static TopicOffsets read(ResourceId note) throws IOException {
    Properties offsets = new Properties();
    try (Reader in =
        new InputStreamReader(Channels.newInputStream(FileSystems.open(note)), UTF_8)) {
      offsets.load(in);
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    for (String name : offsets.stringPropertyNames()) {
      int slash = name.lastIndexOf('/');
      int partition = Integer.parseInt(name.substring(slash + 1));
      next.put(
          new TopicPartition(name.substring(0, slash), partition),
          Long.valueOf(offsets.getProperty(name)));
    }
    return new TopicOffsets(next);
  }

  /** Notes that everything before these offsets has been processed. */
  void write(TopicOffsets processed) throws IOException {
    Properties offsets = new Properties();
    processed
        .next()
        .forEach(
            (partition, offset) ->
                offsets.setProperty(
                    partition.topic() + "/" + partition.partition(), String.valueOf(offset)));
    List<ResourceId> before = notes();
    number++;
    ResourceId whole = file("offsets-%d.properties".formatted(number));
    ResourceId part = file("." + whole.getFilename());
    try (Writer out =
        new OutputStreamWriter(
            Channels.newOutputStream(FileSystems.create(part, "text/plain")), UTF_8)) {
      offsets.store(out, "Everything before these offsets has been processed");
    }
    FileSystems.rename(List.of(part), List.of(whole));
    FileSystems.delete(before);
  }

  /** The notes, the last one last. */
  private List<ResourceId> notes() throws IOException {
    return Staging.filesIn(place.resource(), "offsets-*").stream()
        .filter(file -> NOTE.matcher(file.getFilename()).matches())
        .sorted(Comparator.comparingLong(OffsetNotes::numberOf))
        .toList();
  }

  private static long numberOf(ResourceId note) {
    Matcher name = NOTE.matcher(note.getFilename());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private ResourceId file(String name) {
    return place.resource().resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }
}
