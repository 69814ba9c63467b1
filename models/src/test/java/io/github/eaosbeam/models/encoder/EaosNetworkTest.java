package io.github.eaosbeam.models.encoder;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.GoldenFiles;
import io.github.eaosbeam.models.GoldenModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EaosNetworkTest {
  private static final float TOLERANCE = 2e-4f;

  /** A recorded comment: its token ids and the reference's scores. */
  private static final class Recorded {
    private final int[] ids;
    private final float[] scores;

    Recorded(int[] ids, float[] scores) {
      this.ids = ids;
      this.scores = scores;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tiny, model, ''",
    "shape, model_shape, ''",
    "variants/base, variants, base",
    "variants/fp16, variants, fp16",
    "variants/bf16, variants, bf16",
    "variants/missing_bert, variants, missing_bert"
  })
  void givesTheScoresOfTheReference(String checkpoint, String recording, String variant)
      throws IOException {
    List<Recorded> recorded = recorded(recording, variant);

    try (EaosNetwork network = open(checkpoint)) {
      List<float[]> scores = network.scores(ids(recorded));

      for (int i = 0; i < recorded.size(); i++) {
        assertThat(scores.get(i))
            .as("comment %d", i)
            .containsExactly(recorded.get(i).scores, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"tiny, model", "shape, model_shape"})
  void givesTheSameBitsWhateverACommentIsPackedWith(String checkpoint, String recording)
      throws IOException {
    List<int[]> ids = ids(recorded(recording, ""));
    long seed = System.nanoTime();
    Random random = new Random(seed);

    try (EaosNetwork network = open(checkpoint)) {
      List<float[]> together = network.scores(ids);
      for (int round = 0; round < 60; round++) {
        List<Integer> some = someOf(ids.size(), 1 + random.nextInt(20), random);
        List<float[]> apart = network.scores(some.stream().map(ids::get).toList());
        for (int i = 0; i < some.size(); i++) {
          assertThat(apart.get(i)).as("seed %d", seed).isEqualTo(together.get(some.get(i)));
        }
      }
    }
  }

  @Test
  void countsTheWeightsOfPhoBertBase() {
    EncoderConfig base = new EncoderConfig(12, 768, 12, 3072, 64001, 258, 1, 1e-5f, "gelu");

    assertThat(new Architecture(base, 256, 256, 4, 11, 3).parameters()).isEqualTo(143_090_702L);
  }

  private static List<Integer> someOf(int size, int count, Random random) {
    TreeSet<Integer> some = new TreeSet<>();
    while (some.size() < Math.min(count, size)) {
      some.add(random.nextInt(size));
    }
    return List.copyOf(some);
  }

  private static org.assertj.core.data.Offset<Float> within(float tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static EaosNetwork open(String checkpoint) {
    GoldenModel model = GoldenModel.open(checkpoint);
    return EaosNetwork.load(model.architecture(), model.weights()::float32, DeviceChoice.CPU);
  }

  private static List<int[]> ids(List<Recorded> recorded) {
    return recorded.stream().map(r -> r.ids).toList();
  }

  /** The recorded comments in order of length. */
  private static List<Recorded> recorded(String recording, String variant) throws IOException {
    FloatBuffer scores =
        ByteBuffer.wrap(Files.readAllBytes(golden(recording + ".f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    List<Recorded> recorded = new ArrayList<>();
    for (JsonNode comment : GoldenFiles.records(golden(recording + ".jsonl"))) {
      if (comment.path("variant").asText().equals(variant)) {
        recorded.add(recorded(comment, scores));
      }
    }
    recorded.sort(Comparator.comparingInt(comment -> comment.ids.length));
    return recorded;
  }

  private static Recorded recorded(JsonNode comment, FloatBuffer scores) {
    int[] ids = new int[comment.get("n").intValue()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = comment.get("ids").get(i).intValue();
    }
    float[] expected = new float[comment.get("count").intValue()];
    scores.position(comment.get("offset").intValue()).get(expected);
    return new Recorded(ids, expected);
  }
}
