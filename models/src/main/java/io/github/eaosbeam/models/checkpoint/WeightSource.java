package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A checkpoint seen through the names its model uses. */
final class WeightSource implements AutoCloseable {
  private static final String DATA_PARALLEL = "module.";
  static final String ENCODER = "bert.";

  /** How the tensors of a pretrained encoder's own file may start. */
  private static final List<String> PRETRAINED = List.of("", "roberta.", ENCODER);

  private final Checkpoint checkpoint;
  private final Map<String, String> storedNames = new LinkedHashMap<>();

  private WeightSource(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    checkpoint.names().forEach(stored -> storedNames.putIfAbsent(bare(stored), stored));
  }

  static WeightSource open(Path path) {
    return new WeightSource(Checkpoint.open(path));
  }

  /** Every name there is, without {@code module.} before it. */
  Set<String> names() {
    return storedNames.keySet();
  }

  /** Whether the weight that the model calls {@code name} is there, prefixes aside. */
  boolean has(String name) {
    return storedNames.containsKey(name);
  }

  /** What a pretrained encoder calls the weight that the model calls {@code name}. */
  Optional<String> pretrainedName(String name) {
    String bare = name.substring(ENCODER.length());
    return PRETRAINED.stream().map(prefix -> prefix + bare).filter(this::has).findFirst();
  }

  /** The weight {@code name}, which must be there and have this shape. */
  ByteBuffer float32(String name, List<Long> shape) {
    String stored = storedNames.get(name);
    TensorInfo info = checkpoint.tensors().get(stored);
    if (info != null && !info.shape().equals(shape)) {
      throw place()
          .at(stored)
          .refused(
              "shape %s where the model needs %s".formatted(info.shape(), shape),
              "use the checkpoint and the configurations that were saved together");
    }
    return checkpoint.float32(stored);
  }

  List<String> topLevelKeys() {
    return checkpoint.topLevelKeys();
  }

  Place place() {
    return checkpoint.place();
  }

  @Override
  public void close() {
    checkpoint.close();
  }

  private static String bare(String stored) {
    return stored.startsWith(DATA_PARALLEL) ? stored.substring(DATA_PARALLEL.length()) : stored;
  }
}
