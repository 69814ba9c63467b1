package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import io.github.eaosbeam.models.checkpoint.PickleValue.ClassName;
import io.github.eaosbeam.models.checkpoint.PickleValue.Dictionary;
import io.github.eaosbeam.models.checkpoint.PickleValue.Opaque;
import io.github.eaosbeam.models.checkpoint.PickleValue.Sequence;
import io.github.eaosbeam.models.checkpoint.PickleValue.Text;
import io.github.eaosbeam.models.checkpoint.PickleValue.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The allow-list: the few names a checkpoint's tensors are made with, and what each makes. The
 * arguments are those of <a
 * href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/_utils.py">torch._utils</a>.
 */
final class TorchObjects {
  private static final int BYTES_PER_DIMENSION = 128;
  private static final int BYTES_PER_ENTRY = 128;

  private final PickleInput input;
  private final PickleStack stack;
  private final Map<String, StorageReference> storages = new HashMap<>();

  TorchObjects(PickleInput input, PickleStack stack) {
    this.input = input;
    this.stack = stack;
  }

  /** Every storage met so far, by key; of views, the storage they look into. */
  Map<String, StorageReference> storages() {
    return storages;
  }

  /** What {@code name} makes of {@code arguments}: inert where it is not on the list. */
  PickleValue make(ClassName name, List<PickleValue> arguments) {
    return switch (name.value()) {
      case "collections.OrderedDict" -> orderedDict(arguments);
      case "torch.Size" -> size(name, arguments);
      case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" -> tensor(arguments);
      case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" ->
          argument(arguments, 0);
      default -> name.instance();
    };
  }

  /** The storage that a persistent id stands for; inert where it stands for something else. */
  PickleValue storage(PickleValue identity) {
    if (identity instanceof Sequence sequence
        && !sequence.items().isEmpty()
        && sequence.items().get(0) instanceof Text kind
        && kind.value().equals("storage")) {
      return storage(sequence.items());
    }
    return new Opaque("a persistent object", false, input.operationOffset());
  }

  /** Kind, class, key, device, number of elements; in old files also the part that is viewed. */
  private PickleValue storage(List<PickleValue> identity) {
    ClassName storageClass = argument(identity, 1, ClassName.class);
    Optional<ElementType> type = ElementType.ofStorageClass(storageClass.value());
    if (type.isEmpty()) {
      return storageClass.instance();
    }
    String key = argument(identity, 2, Text.class).value();
    long elements = whole(identity, 4);
    StorageReference all =
        checked(() -> new StorageReference(key, type.orElseThrow(), 0, elements));
    storages.putIfAbsent(key, all);
    return identity.size() > 5 && identity.get(5) instanceof Sequence view
        ? viewed(all, view.items())
        : all;
  }

  /** Key, first element, number of elements. */
  private StorageReference viewed(StorageReference all, List<PickleValue> view) {
    long first = whole(view, 1);
    long elements = whole(view, 2);
    StorageReference part =
        checked(() -> new StorageReference(all.key(), all.type(), first, elements));
    if (part.requiredBytes() > all.requiredBytes()) {
      throw input.damaged("a view leaves its storage of %d elements".formatted(all.elements()));
    }
    return part;
  }

  /** Storage, first element, shape, strides; what follows is of no use without training. */
  private PickleValue tensor(List<PickleValue> arguments) {
    if (argument(arguments, 0) instanceof Opaque unreadable) {
      return unreadable;
    }
    StorageReference storage = argument(arguments, 0, StorageReference.class);
    long offset = whole(arguments, 1);
    List<Long> shape = dimensions(arguments, 2);
    List<Long> strides = dimensions(arguments, 3);
    return checked(() -> new StoredTensor(storage, offset, shape, strides));
  }

  /** Empty, or of the pairs that Python 2 wrote. */
  private PickleValue orderedDict(List<PickleValue> arguments) {
    Dictionary dictionary = new Dictionary();
    if (!arguments.isEmpty() && arguments.get(0) instanceof Sequence pairs) {
      stack.take((long) BYTES_PER_ENTRY * pairs.items().size());
      for (PickleValue pair : pairs.items()) {
        if (!(pair instanceof Sequence items) || items.items().size() != 2) {
          throw input.damaged("an OrderedDict is made of something that is not a pair");
        }
        dictionary.put(items.items().get(0), items.items().get(1));
      }
    }
    return dictionary;
  }

  private PickleValue size(ClassName name, List<PickleValue> arguments) {
    return !arguments.isEmpty() && arguments.get(0) instanceof Sequence dimensions
        ? dimensions
        : name.instance();
  }

  private List<Long> dimensions(List<PickleValue> arguments, int index) {
    List<PickleValue> items = argument(arguments, index, Sequence.class).items();
    if (items.size() > Shapes.MAX_DIMENSIONS) {
      throw input.damaged("a tensor of %d dimensions".formatted(items.size()));
    }
    stack.take((long) BYTES_PER_DIMENSION * items.size());
    List<Long> dimensions = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      dimensions.add(whole(items, i));
    }
    return dimensions;
  }

  private long whole(List<PickleValue> arguments, int index) {
    return argument(arguments, index, Whole.class).value();
  }

  private <T extends PickleValue> T argument(
      List<PickleValue> arguments, int index, Class<T> kind) {
    PickleValue value = argument(arguments, index);
    if (!kind.isInstance(value)) {
      throw input.damaged(
          "argument %d of a tensor is no %s".formatted(index, kind.getSimpleName()));
    }
    return kind.cast(value);
  }

  private PickleValue argument(List<PickleValue> arguments, int index) {
    if (index >= arguments.size()) {
      throw input.damaged("a tensor has only %d arguments".formatted(arguments.size()));
    }
    return arguments.get(index);
  }

  /** Adds the place to what a record says of its own truth. */
  private <T> T checked(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      CheckpointFormatException refusal = input.damaged(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }
}
