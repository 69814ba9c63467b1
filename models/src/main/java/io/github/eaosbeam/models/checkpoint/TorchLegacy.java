package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import io.github.eaosbeam.models.checkpoint.PickleValue.Sequence;
import io.github.eaosbeam.models.checkpoint.PickleValue.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code torch.save} wrote before PyTorch 1.6: five pickles one behind the other (a magic
 * number, a version, facts about the writer, the object, the storages' keys), then each storage as
 * the number of its elements, 8 bytes, and the elements, little-endian.
 */
final class TorchLegacy {
  /** The magic number as a pickled integer, in protocols 2 to 5. */
  private static final String MAGIC = "\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

  /** The same in protocol 1. */
  private static final String DECIMAL_MAGIC = "L119547037146038801333356L\n.";

  private static final int PICKLES_BEFORE_THE_OBJECT = 3;
  private static final long MAX_PICKLE_BYTES = 1 << 30;

  private final CheckpointFile file;
  private long position;

  private TorchLegacy(CheckpointFile file) {
    this.file = file;
  }

  /** Whether a file that starts with {@code head} is of this format. */
  static boolean matches(ByteBuffer head) {
    String start = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
    return start.startsWith(DECIMAL_MAGIC) || (start.startsWith("\u0080") && start.contains(MAGIC));
  }

  static Contents read(CheckpointFile file) {
    return new TorchLegacy(file).contents();
  }

  private Contents contents() {
    for (int i = 0; i < PICKLES_BEFORE_THE_OBJECT; i++) {
      readPickle();
    }
    PickleInput input = nextInput();
    PickleReader reader = new PickleReader(input);
    PickleValue object = reader.read();
    position = input.offset();
    Map<String, Blob> storages = locate(readPickle(), reader.storages());
    return Contents.ofPickle(
        object, file.place(), reference -> storage(storages, reference), ByteOrder.LITTLE_ENDIAN);
  }

  private PickleValue readPickle() {
    PickleInput input = nextInput();
    PickleValue value = new PickleReader(input).read();
    position = input.offset();
    return value;
  }

  /** How long a pickle is shows only by reading it. */
  private PickleInput nextInput() {
    long length = Math.min(MAX_PICKLE_BYTES, file.size() - position);
    return new PickleInput(file.map(position, length), file.place(), position);
  }

  private Map<String, Blob> locate(PickleValue keys, Map<String, StorageReference> references) {
    if (!(keys instanceof Sequence sequence)) {
      throw damaged("a list of storages should be here");
    }
    Map<String, Blob> storages = new HashMap<>();
    for (PickleValue key : sequence.items()) {
      if (!(key instanceof Text text) || !references.containsKey(text.value())) {
        throw file.place()
            .refused(
                "byte %d: a storage that no tensor of a known type refers to".formatted(position),
                Place.SAVE_WEIGHTS_ALONE);
      }
      storages.put(text.value(), nextStorage(references.get(text.value())));
    }
    return storages;
  }

  private Blob nextStorage(StorageReference reference) {
    long elements = file.read(position, Long.BYTES).getLong();
    if (elements != reference.elements()) {
      throw damaged(
          "storage %s has %d elements where %d are announced"
              .formatted(Printable.of(reference.key()), elements, reference.elements()));
    }
    Blob blob = new Blob.Plain(file, position + Long.BYTES, reference.requiredBytes());
    position += Long.BYTES + blob.length();
    return blob;
  }

  private Blob storage(Map<String, Blob> storages, StorageReference reference) {
    return Optional.ofNullable(storages.get(reference.key()))
        .orElseThrow(
            () ->
                file.place()
                    .damaged("storage %s is missing".formatted(Printable.of(reference.key()))));
  }

  private CheckpointFormatException damaged(String reason) {
    return file.place().damaged("byte %d: %s".formatted(position, reason));
  }
}
