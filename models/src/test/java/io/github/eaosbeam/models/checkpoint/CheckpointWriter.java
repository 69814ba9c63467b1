package io.github.eaosbeam.models.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Streams a checkpoint as a training run leaves it: weights, and for each of them what AdamW keeps
 * (two moments and a step), so three times the weights in all. No more than a chunk is in memory.
 */
final class CheckpointWriter {
  private static final int CHUNK_FLOATS = 1 << 18;
  private static final String FOLDER = "latest_checkpoint/";

  /** Gives a tensor's numbers, chunk by chunk, front to back. */
  interface Numbers {
    void fill(String tensor, FloatBuffer chunk);
  }

  private record Tensor(String name, List<Long> shape) {}

  private final Map<String, List<Long>> shapes;
  private final Numbers numbers;
  private final List<Tensor> storages = new ArrayList<>();

  private CheckpointWriter(Map<String, List<Long>> shapes, Numbers numbers) {
    this.shapes = shapes;
    this.numbers = numbers;
  }

  /**
   * Writes a checkpoint.
   *
   * @param shapes the weights in their order
   * @param numbers asked for each weight {@code NAME}, then for {@code NAME#step}, {@code
   *     NAME#exp_avg} and {@code NAME#exp_avg_sq}
   */
  static void write(Path path, Map<String, List<Long>> shapes, Numbers numbers) throws IOException {
    new CheckpointWriter(shapes, numbers).write(path);
  }

  private void write(Path path) throws IOException {
    byte[] pickle = pickle();
    try (ZipWriter zip = new ZipWriter(path, false)) {
      zip.add(FOLDER + "data.pkl", pickle);
      zip.add(FOLDER + "byteorder", "little".getBytes(StandardCharsets.UTF_8));
      for (int key = 0; key < storages.size(); key++) {
        Tensor tensor = storages.get(key);
        zip.add(FOLDER + "data/" + key, out -> writeNumbers(tensor, out));
      }
      zip.add(FOLDER + "version", "3\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writeNumbers(Tensor tensor, OutputStream out) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long left = Shapes.elements(tensor.shape());
    while (left > 0) {
      int floats = (int) Math.min(CHUNK_FLOATS, left);
      numbers.fill(tensor.name(), bytes.asFloatBuffer().limit(floats));
      out.write(bytes.array(), 0, floats * Float.BYTES);
      left -= floats;
    }
  }

  private byte[] pickle() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().mark();
    pickle.text("epoch").whole(2);
    pickle.text("model_state_dict").emptyOrderedDict().mark();
    shapes.forEach((name, shape) -> tensor(pickle.text(name), name, shape));
    pickle.setItemsFromMark();
    pickle.text("optimizer_state_dict").emptyDict().mark();
    pickle.text("state").emptyDict().mark();
    optimizerState(pickle);
    pickle.setItemsFromMark();
    pickle.text("param_groups").emptyList().mark();
    parameterGroup(pickle);
    pickle.appendsFromMark().setItemsFromMark();
    pickle.text("train_loss").decimal(21.9).text("val_loss").decimal(14.7);
    return pickle.text("timestamp").text("2026-01-01 00:00:00").setItemsFromMark().stop();
  }

  private void optimizerState(PickleWriter pickle) {
    int index = 0;
    for (Map.Entry<String, List<Long>> weight : shapes.entrySet()) {
      String name = weight.getKey();
      pickle.whole(index++).emptyDict().mark();
      tensor(pickle.text("step"), name + "#step", List.of());
      tensor(pickle.text("exp_avg"), name + "#exp_avg", weight.getValue());
      tensor(pickle.text("exp_avg_sq"), name + "#exp_avg_sq", weight.getValue());
      pickle.setItemsFromMark();
    }
  }

  private void parameterGroup(PickleWriter pickle) {
    pickle.emptyDict().mark().text("lr").decimal(2e-5).text("weight_decay").decimal(0.01);
    pickle.text("amsgrad").bool(false).text("fused").none();
    pickle.text("params").emptyList().mark();
    for (int i = 0; i < shapes.size(); i++) {
      pickle.whole(i);
    }
    pickle.appendsFromMark().setItemsFromMark();
  }

  private void tensor(PickleWriter pickle, String name, List<Long> shape) {
    pickle.tensor(String.valueOf(storages.size()), shape);
    storages.add(new Tensor(name, shape));
  }
}
