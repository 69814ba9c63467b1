package io.github.eaosbeam.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongQueueTest {
  @Test
  void givesNumbersBackFromTheSmallestUp() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    LongQueue queue = new LongQueue();
    PriorityQueue<Long> expected = new PriorityQueue<>();

    for (int step = 0; step < 10_000; step++) {
      if (random.nextInt(5) < 3) {
        long number = random.nextInt(500);
        queue.add(number);
        expected.add(number);
      } else if (!expected.isEmpty()) {
        assertThat(queue.removeFirst())
            .as("seed %d, step %d", seed, step)
            .isEqualTo(expected.poll());
      }
    }

    assertThat(drain(queue)).as("seed %d", seed).isEqualTo(expected.stream().sorted().toList());
  }

  private static List<Long> drain(LongQueue queue) {
    List<Long> numbers = new ArrayList<>();
    while (!queue.isEmpty()) {
      numbers.add(queue.removeFirst());
    }
    return numbers;
  }
}
