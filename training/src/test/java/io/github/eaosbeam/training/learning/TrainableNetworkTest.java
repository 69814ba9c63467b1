package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EaosNetwork;
import io.github.eaosbeam.training.learning.Example.Slot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainableNetworkTest {
  private static final int MAX_LENGTH = 12;
  private static final Architecture ARCHITECTURE = Networks.architecture(MAX_LENGTH);
  private static final Offset<Float> TOLERANCE = Offset.offset(2e-4f);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private NDManager manager;
  private Parameters parameters;

  @BeforeEach
  void makeWeights() {
    manager = NDManager.newBaseManager();
    parameters = Networks.random(ARCHITECTURE, random, manager);
  }

  @AfterEach
  void freeWeights() {
    manager.close();
  }

  @Test
  void givesTheScoresThatExtractionGives() {
    List<int[]> ids = everyLength();
    try (EaosNetwork network = EaosNetwork.load(ARCHITECTURE, this::float32, DeviceChoice.CPU)) {
      List<float[]> expected = network.scores(ids);
      List<float[]> scores = scores(ids);

      assertThat(scores.get(3)[0]).as("seed %d", seed).isNotCloseTo(scores.get(7)[0], TOLERANCE);
      for (int i = 0; i < ids.size(); i++) {
        assertThat(scores.get(i))
            .as("seed %d, %d tokens", seed, ids.get(i).length)
            .containsExactly(expected.get(i), TOLERANCE);
      }
    }
  }

  @Test
  void doesNotCareWhatACommentIsBatchedWith() {
    List<int[]> ids = new ArrayList<>(everyLength());
    Collections.shuffle(ids, random);
    List<float[]> together = scores(ids);

    for (int i = 0; i < ids.size(); i++) {
      assertThat(scores(List.of(ids.get(i))).get(0))
          .as("seed %d, %d tokens", seed, ids.get(i).length)
          .containsExactly(together.get(i), TOLERANCE);
    }
  }

  @Test
  void withoutDropoutLearningGivesTheSameScoresAndTags() {
    PaddedBatch batch = batch(everyLength());
    TrainableNetwork network = new TrainableNetwork(ARCHITECTURE, parameters, 0);

    TrainableNetwork.Output learnt = network.learn(batch);

    assertThat(floats(learnt)).as("seed %d", seed).containsExactly(floats(network.run(batch)));
    assertThat(learnt.tags())
        .extracting(NDArray::getShape)
        .containsExactly(tags(3), tags(7), tags(12));
    assertThat(network.run(batch).tags()).isEmpty();
  }

  private static Shape tags(int tags) {
    return new Shape(MAX_LENGTH - 1, MAX_LENGTH, tags);
  }

  @Test
  void dropoutChangesTheScoresWhileLearningOnly() {
    PaddedBatch batch = batch(everyLength());
    TrainableNetwork network = new TrainableNetwork(ARCHITECTURE, parameters, 0.3f);

    assertThat(floats(network.run(batch)))
        .as("seed %d", seed)
        .isEqualTo(floats(network.run(batch)));
    assertThat(floats(network.learn(batch)))
        .as("seed %d", seed)
        .isNotEqualTo(floats(network.learn(batch)));
  }

  /** A key's bias adds the same to all scores of a query, which the softmax takes away again. */
  @Test
  void everyWeightLearnsButTheBiasOfKeys() {
    accumulateGradients();

    parameters
        .byName()
        .forEach(
            (name, weight) -> {
              float largest = largest(weight.getGradient());
              if (!name.endsWith("attention.self.key.bias")) {
                assertThat(largest).as("seed %d, %s", seed, name).isGreaterThan(1e-5f);
              }
            });
  }

  @Test
  void aStepLeavesNothingBehind() {
    AdamW optimizer = new AdamW(parameters, manager);
    int kept = manager.getManagedArrays().size();

    for (int step = 1; step <= 3; step++) {
      accumulateGradients();
      optimizer.step(step, 0.01f);
    }

    assertThat(manager.getManagedArrays()).hasSize(kept);
  }

  private void accumulateGradients() {
    Slot slot = new Slot(List.of(1, 2, 3, 4), 5, 1);
    Example hiding = Example.of(Networks.ids(8, random), List.of(slot));
    List<Example> examples =
        List.of(
            new Example(hiding.ids(), hiding.slots(), List.of(new Example.Hidden(3, 7))),
            Example.of(Networks.ids(MAX_LENGTH, random), List.of(slot, slot)));
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      PaddedBatch batch = new PaddedBatch(examples, MAX_LENGTH, ARCHITECTURE.queries(), scope);
      TrainableNetwork network = new TrainableNetwork(ARCHITECTURE, parameters, 0.1f);
      collector.backward(Loss.of(network.learn(batch), batch));
    }
  }

  private static float largest(NDArray gradient) {
    float largest = 0;
    for (float number : gradient.toFloatArray()) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** A comment of each length there is, shortest first. */
  private List<int[]> everyLength() {
    return IntStream.rangeClosed(2, MAX_LENGTH).mapToObj(n -> Networks.ids(n, random)).toList();
  }

  private PaddedBatch batch(List<int[]> ids) {
    List<Example> examples = ids.stream().map(row -> Example.of(row, List.of())).toList();
    return new PaddedBatch(examples, MAX_LENGTH, ARCHITECTURE.queries(), manager);
  }

  /** As {@link EaosNetwork#scores} gives them. */
  private List<float[]> scores(List<int[]> ids) {
    TrainableNetwork network = new TrainableNetwork(ARCHITECTURE, parameters, 0);
    NDArray all = join(network.run(batch(ids)));
    return IntStream.range(0, ids.size()).mapToObj(row -> all.get(row).toFloatArray()).toList();
  }

  private static float[] floats(TrainableNetwork.Output output) {
    return join(output).toFloatArray();
  }

  /** All heads of each comment one behind the other, [B, scores]. */
  private static NDArray join(TrainableNetwork.Output output) {
    NDList heads = new NDList(output.places());
    heads.add(output.aspects());
    heads.add(output.sentiments());
    NDList rows = new NDList();
    heads.forEach(head -> rows.add(head.reshape(head.getShape().get(0), -1)));
    return NDArrays.concat(rows, 1);
  }

  private ByteBuffer float32(String name) {
    float[] numbers = parameters.get(name).toFloatArray();
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return buffer;
  }
}
