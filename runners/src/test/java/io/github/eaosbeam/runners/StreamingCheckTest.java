package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.runners.Finding.Grade;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class StreamingCheckTest {
  @Test
  void warnsOfAFolderAmongTemporaryFiles() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "checkpoint");

    Finding finding = StreamingCheck.ofFolder(Optional.of(temporary.toString()));

    assertThat(finding.grade()).isEqualTo(Grade.WARN);
    assertThat(finding.line()).contains("--checkpointDir=" + temporary, "name a folder that stays");
  }

  @Test
  void isContentWithAFolderThatStaysAndWithTheConsumerGroup() {
    assertThat(StreamingCheck.ofFolder(Optional.of("hdfs://namenode/checkpoint")).grade())
        .isEqualTo(Grade.OK);
    assertThat(StreamingCheck.ofFolder(Optional.of("/var/lib/eaos")).grade()).isEqualTo(Grade.OK);
    assertThat(StreamingCheck.ofFolder(Optional.empty()).grade()).isEqualTo(Grade.OK);
  }

  @Test
  void saysNothingOfAJobThatEnds() {
    ExtractionOptions options = PipelineOptionsFactory.create().as(ExtractionOptions.class);
    options.setInput("comments.jsonl");

    assertThat(StreamingCheck.of(options)).isEmpty();
  }
}
