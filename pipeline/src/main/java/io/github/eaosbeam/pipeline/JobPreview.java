package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;

/** Looks at what a job would read and where it would write. Nothing is run, no file is left. */
public final class JobPreview {
  private final ExtractionOptions options;

  /** Of the job that {@code options} describe. */
  public JobPreview(ExtractionOptions options) {
    this.options = options;
    FileSystems.setDefaultPipelineOptions(options);
  }

  /**
   * Reads and parses the first records as the job would.
   *
   * @param most records to read at most
   * @throws ConfigurationException where the options cannot be followed, or there is no such input
   * @throws UnreadableInputException where the input is damaged
   * @throws IOException where it cannot be read otherwise
   */
  public InputPreview input(int most) throws IOException {
    CommentSource source = Sources.of(options);
    Optional<List<SourceRecord>> records = source.first(most, options);
    return new InputPreview(source.name(), records.map(ExtractionPipeline.parsing(options)::parse));
  }

  /**
   * Whether the job would end only when it is stopped.
   *
   * @throws ConfigurationException where the options cannot be followed, or there is no such input
   */
  public boolean isUnbounded() {
    return Sources.of(options).isUnbounded();
  }

  /**
   * Makes sure that the outputs are free and can be written; a folder named for them may be there
   * afterwards, empty. An input that cannot be read is passed over: {@link #input} tells of it.
   *
   * @return the outputs' names, that of the predictions first
   * @throws ConfigurationException where they cannot be written
   */
  public List<String> outputs() {
    Sinks sinks = new Sinks(options, sourceIfReadable());
    return List.of(sinks.extracted().name(), sinks.rejected().name());
  }

  private CommentSource sourceIfReadable() {
    try {
      return Sources.of(options);
    } catch (ConfigurationException e) {
      return new SampleComments();
    }
  }
}
