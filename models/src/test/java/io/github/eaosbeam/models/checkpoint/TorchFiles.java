package io.github.eaosbeam.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small checkpoints made up for a test. */
final class TorchFiles {
  private static final byte[] LEGACY_MAGIC =
      PickleWriter.protocol2().raw("\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019").stop();

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

  /** A file as PyTorch wrote it before the zip; the storages in the order of {@code storages}. */
  static Path legacy(Path path, byte[] pickle, Map<String, byte[]> storages) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(LEGACY_MAGIC);
    file.writeBytes(PickleWriter.protocol2().whole(1001).stop());
    file.writeBytes(PickleWriter.protocol2().emptyDict().stop());
    file.writeBytes(pickle);
    PickleWriter keys = PickleWriter.protocol2().emptyList().mark();
    storages.keySet().forEach(keys::text);
    file.writeBytes(keys.appendsFromMark().stop());
    for (byte[] storage : storages.values()) {
      file.writeBytes(new PickleWriter().int64(storage.length / Float.BYTES).unfinished());
      file.writeBytes(storage);
    }
    return write(path, file.toByteArray());
  }

  /** A safetensors file. */
  static Path safetensors(Path path, String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new PickleWriter().int64(json.length).unfinished());
    file.writeBytes(json);
    file.writeBytes(data);
    return write(path, file.toByteArray());
  }

  static Path write(Path path, byte[] content) {
    try {
      return Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
