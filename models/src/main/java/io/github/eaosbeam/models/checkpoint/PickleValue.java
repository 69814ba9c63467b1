package io.github.eaosbeam.models.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle is made of, as far as a checkpoint needs it. Containers may hold themselves, so
 * nothing here walks into them, and they are equal to themselves alone.
 */
sealed interface PickleValue
    permits PickleValue.Text,
        PickleValue.Whole,
        PickleValue.Sequence,
        PickleValue.Dictionary,
        PickleValue.ClassName,
        PickleValue.Opaque,
        StorageReference,
        StoredTensor {

  /** What it is, to end a sentence with: "this should be a dict but is ...". */
  String description();

  record Text(String value) implements PickleValue {
    @Override
    public String description() {
      return "a text";
    }
  }

  /** An integer of at most 64 bits. */
  record Whole(long value) implements PickleValue {
    @Override
    public String description() {
      return "an integer";
    }
  }

  /** A list or a tuple. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items;

    Sequence(List<PickleValue> items) {
      this.items = new ArrayList<>(items);
    }

    List<PickleValue> items() {
      return items;
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /** A dict in its order. Only entries with a text as their key are kept: no other is looked up. */
  final class Dictionary implements PickleValue {
    private final Map<String, PickleValue> entries = new LinkedHashMap<>();

    Map<String, PickleValue> entries() {
      return entries;
    }

    void put(PickleValue key, PickleValue value) {
      if (key instanceof Text text) {
        entries.put(text.value(), value);
      }
    }

    @Override
    public String description() {
      return "a dict";
    }
  }

  /** The name of a class or function, which stays a name: {@code torch._utils._rebuild_tensor}. */
  record ClassName(String value, long offset) implements PickleValue {
    Opaque instance() {
      return new Opaque(value, true, offset);
    }

    @Override
    public String description() {
      return "the name %s (byte %d)".formatted(Printable.of(value), offset);
    }
  }

  /**
   * Something that is skipped.
   *
   * @param what the kind of value, or the class or function that would have made it
   * @param called whether {@code what} would have had to be called
   * @param offset the byte of the file's part where it, or its class, is named
   */
  record Opaque(String what, boolean called, long offset) implements PickleValue {
    @Override
    public String description() {
      return called
          ? "made by %s (byte %d), which is not on the allow-list"
              .formatted(Printable.of(what), offset)
          : "%s (byte %d)".formatted(Printable.of(what), offset);
    }
  }
}
