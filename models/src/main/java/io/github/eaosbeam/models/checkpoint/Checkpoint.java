package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint file: a state dict of named tensors.
 *
 * <pre>{@code
 * try (Checkpoint checkpoint = Checkpoint.open(Path.of("model/latest_checkpoint.pth"))) {
 *   FloatBuffer queries = checkpoint.float32("quad_queries").asFloatBuffer();
 * }
 * }</pre>
 *
 * <p>The format is told by the content: a {@code torch.save} zip, the format before it, or
 * safetensors. Opening reads the names; a tensor's bytes are touched when it is asked for, and
 * mapped rather than read where they are contiguous little-endian float32. Any number of threads
 * may use it at once.
 *
 * <p>The file must not shrink while its buffers are in use: a mapping cannot survive that.
 */
public final class Checkpoint implements AutoCloseable {
  private static final int HEAD_BYTES = 64;

  private final CheckpointFile file;
  private final Contents contents;
  private final Map<String, TensorInfo> tensors;

  private Checkpoint(CheckpointFile file, Contents contents) {
    this.file = file;
    this.contents = contents;
    this.tensors = tensors(contents);
  }

  /**
   * Opens {@code path}.
   *
   * @throws CheckpointFormatException where it is not a sound checkpoint
   * @throws io.github.eaosbeam.models.ModelException where it cannot be read at all
   */
  public static Checkpoint open(Path path) {
    CheckpointFile file = CheckpointFile.open(path);
    try {
      return new Checkpoint(file, read(file));
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** The state dict's tensors by name, in the file's order. */
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  /**
   * A tensor as float32: a read-only direct buffer of {@code 4 * elements} bytes, little-endian,
   * row-major, which stays valid when the checkpoint is closed.
   *
   * @throws CheckpointFormatException where there is no such tensor, it holds no floating-point
   *     numbers, or its bytes are not all there
   * @throws IllegalStateException where the checkpoint is closed
   */
  public ByteBuffer float32(String name) {
    Place place = file.place().at(name);
    PickleValue value = contents.stateDict().get(name);
    if (value == null) {
      throw place.refused("there is no such tensor", "it has " + Printable.listOf(names()));
    }
    if (!(value instanceof StoredTensor tensor)) {
      throw place.refused(
          "should be a tensor but is " + value.description(), Place.SAVE_WEIGHTS_ALONE);
    }
    Blob blob = contents.storages().apply(tensor.storage());
    return new Float32Reader(place, contents.order()).read(tensor, blob);
  }

  /** The names in the state dict, those of values that are no tensors included. */
  List<String> names() {
    return List.copyOf(contents.stateDict().keySet());
  }

  /** The names on the outermost level of the file. */
  List<String> topLevelKeys() {
    return contents.topLevelKeys();
  }

  Place place() {
    return file.place();
  }

  /** Closes the file; buffers stay valid. */
  @Override
  public void close() {
    file.close();
  }

  private static Contents read(CheckpointFile file) {
    ByteBuffer head = file.read(0, (int) Math.min(HEAD_BYTES, file.size()));
    if (TorchZip.matches(head)) {
      return TorchZip.read(file);
    }
    if (TorchLegacy.matches(head)) {
      return TorchLegacy.read(file);
    }
    if (Safetensors.matches(head)) {
      return Safetensors.read(file);
    }
    throw file.place()
        .refused(
            "%d bytes that are no checkpoint: not a torch zip, not an old torch file, not safetensors"
                .formatted(file.size()),
            "name a whole .pth, .bin or .safetensors file (is this a Git LFS pointer?)");
  }

  private static Map<String, TensorInfo> tensors(Contents contents) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    contents
        .stateDict()
        .forEach(
            (name, value) -> {
              if (value instanceof StoredTensor tensor) {
                tensors.put(name, new TensorInfo(name, tensor.type(), tensor.shape()));
              }
            });
    return Collections.unmodifiableMap(tensors);
  }
}
