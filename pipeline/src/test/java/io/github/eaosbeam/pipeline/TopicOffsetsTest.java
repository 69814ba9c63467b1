package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicOffsetsTest {
  private static final TopicPartition FIRST = new TopicPartition("comments", 0);
  private static final TopicPartition SECOND = new TopicPartition("comments", 1);
  private static final TopicPartition THIRD = new TopicPartition("comments", 2);

  @Test
  void tellsWhatHasComeInPartitionsOldAndNew() {
    TopicOffsets processed = new TopicOffsets(Map.of(FIRST, 10L, SECOND, 20L));
    TopicOffsets ends = new TopicOffsets(Map.of(FIRST, 15L, SECOND, 20L, THIRD, 3L));

    assertThat(processed.until(ends))
        .containsExactly(new TopicRange(FIRST, 10, 15), new TopicRange(THIRD, 0, 3));
    assertThat(processed.with(TopicOffsets.behind(processed.until(ends)))).isEqualTo(ends);
  }

  @Test
  void sharesALimitEvenlyAndGivesWhatOnePartitionLacksToOthers() {
    List<TopicRange> waiting =
        List.of(
            new TopicRange(FIRST, 0, 1000),
            new TopicRange(SECOND, 5, 7),
            new TopicRange(THIRD, 0, 1000));

    assertThat(TopicRange.limited(waiting, 100))
        .containsExactlyInAnyOrder(
            new TopicRange(FIRST, 0, 49),
            new TopicRange(SECOND, 5, 7),
            new TopicRange(THIRD, 0, 49));
    assertThat(TopicRange.limited(waiting, 1)).hasSize(1);
    assertThat(TopicRange.limited(waiting, 5000)).containsExactlyInAnyOrderElementsOf(waiting);
  }

  @Test
  void cutsARangeIntoPartsThatFollowEachOther() {
    assertThat(new TopicRange(FIRST, 3, 10).split(3))
        .containsExactly(
            new TopicRange(FIRST, 3, 6), new TopicRange(FIRST, 6, 9), new TopicRange(FIRST, 9, 10));
  }
}
