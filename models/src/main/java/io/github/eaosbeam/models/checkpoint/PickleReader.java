package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.checkpoint.PickleValue.Dictionary;
import io.github.eaosbeam.models.checkpoint.PickleValue.Opaque;
import io.github.eaosbeam.models.checkpoint.PickleValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one pickle, protocols 0 to 5, calling nothing: a class is a name, an object of a class that
 * {@link TorchObjects} does not know is an inert value. Goes front to back without recursion, in
 * time and memory bounded by the pickle's length and by {@link PickleStack}'s limit.
 *
 * <p>The operations are those of <a
 * href="https://github.com/python/cpython/blob/3.11/Lib/pickletools.py">pickletools</a>; their
 * names there stand beside the codes.
 */
final class PickleReader {
  private static final int HIGHEST_PROTOCOL = 5;

  private final PickleInput input;
  private final PickleStack stack;
  private final PickleLiterals literals;
  private final PickleObjects objects;

  PickleReader(PickleInput input) {
    this.input = input;
    this.stack = new PickleStack(input);
    this.literals = new PickleLiterals(input, stack);
    this.objects = new PickleObjects(input, stack);
  }

  /**
   * Reads to the pickle's end and returns what it holds.
   *
   * @throws io.github.eaosbeam.models.CheckpointFormatException where it is no sound pickle
   */
  PickleValue read() {
    while (true) {
      stack.countOperation();
      int operation = input.nextOperation();
      if (operation == '.') { // STOP
        return stack.pop();
      }
      execute(operation);
    }
  }

  /** The storages that the pickle's tensors are views of, by key. */
  Map<String, StorageReference> storages() {
    return objects.storages();
  }

  private void execute(int operation) {
    Optional<PickleValue> literal = literals.read(operation);
    if (literal.isPresent()) {
      stack.push(literal.get());
    } else if (!frame(operation)
        && !remember(operation)
        && !arrange(operation)
        && !collect(operation)
        && !objects.construct(operation)) {
      throw input.damaged("0x%02x is not a pickle operation".formatted(operation));
    }
  }

  private boolean frame(int operation) {
    switch (operation) {
      case 0x80 -> requireKnownProtocol(input.unsignedByte()); // PROTO
      case 0x95 -> input.require(input.signedLong()); // FRAME
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean remember(int operation) {
    switch (operation) {
      case 'q' -> stack.memoize(input.unsignedByte()); // BINPUT
      case 'r' -> stack.memoize(input.unsignedInt()); // LONG_BINPUT
      case 'p' -> stack.memoize(memoKey(input.line())); // PUT
      case 0x94 -> stack.memoize(); // MEMOIZE
      case 'h' -> stack.recall(input.unsignedByte()); // BINGET
      case 'j' -> stack.recall(input.unsignedInt()); // LONG_BINGET
      case 'g' -> stack.recall(memoKey(input.line())); // GET
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean arrange(int operation) {
    switch (operation) {
      case '(' -> stack.mark(); // MARK
      case '0' -> stack.drop(); // POP
      case '1' -> stack.popToMark(); // POP_MARK
      case '2' -> stack.push(stack.peek()); // DUP
      case 't', 'l' -> stack.push(new Sequence(stack.popToMark())); // TUPLE, LIST
      case 0x85, 0x86, 0x87 -> stack.push(new Sequence(popped(operation - 0x84))); // TUPLE1 to 3
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean collect(int operation) {
    switch (operation) {
      case 'a' -> append(popped(1)); // APPEND
      case 'e' -> append(stack.popToMark()); // APPENDS
      case 's' -> setItems(popped(2)); // SETITEM
      case 'u' -> setItems(stack.popToMark()); // SETITEMS
      case 'd' -> { // DICT
        List<PickleValue> items = stack.popToMark();
        stack.push(new Dictionary());
        setItems(items);
      }
      case 0x90 -> stack.popToMark(); // ADDITEMS
      case 0x91 -> { // FROZENSET
        stack.popToMark();
        stack.push(new Opaque("a set", false, input.operationOffset()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<PickleValue> popped(int count) {
    List<PickleValue> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, stack.pop());
    }
    return values;
  }

  /** Lists grow; an object of another class takes what it is given and stays what it is. */
  private void append(List<PickleValue> items) {
    if (stack.peek() instanceof Sequence list) {
      list.items().addAll(items);
    }
  }

  private void setItems(List<PickleValue> keysAndValues) {
    if (keysAndValues.size() % 2 != 0) {
      throw input.damaged("a key has no value");
    }
    if (stack.peek() instanceof Dictionary dictionary) {
      for (int i = 0; i < keysAndValues.size(); i += 2) {
        dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
      }
    }
  }

  private void requireKnownProtocol(int protocol) {
    if (protocol > HIGHEST_PROTOCOL) {
      throw input.refused(
          "pickle protocol %d is not known".formatted(protocol),
          "save it with a protocol of at most " + HIGHEST_PROTOCOL);
    }
  }

  private long memoKey(String line) {
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw input.damaged("memo number %s".formatted(Printable.of(line)));
    }
  }
}
