package io.github.eaosbeam.models.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small checkpoints made up for a test. */
final class TorchFiles {
  private TorchFiles() {}

  /** A torch zip around {@code pickle}, with storages by key. */
  static Path zip(Path path, byte[] pickle, Map<String, byte[]> storages) {
    return zip(path, pickle, storages, false);
  }

  static Path zip(Path path, byte[] pickle, Map<String, byte[]> storages, boolean zip64) {
    try (ZipWriter zip = new ZipWriter(path, zip64)) {
      zip.add("model/data.pkl", pickle);
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        zip.add("model/data/" + storage.getKey(), storage.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  /** A state dict with the one float32 weight {@code name}. */
  static Path zip(Path path, String name, float... weight) {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text(name);
    pickle.tensor("0", List.of((long) weight.length)).operation('s');
    return zip(path, pickle.stop(), Map.of("0", floats(weight)));
  }

  static byte[] floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
