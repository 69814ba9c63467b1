package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.checkpoint.PickleValue.ClassName;
import io.github.eaosbeam.models.checkpoint.PickleValue.Opaque;
import io.github.eaosbeam.models.checkpoint.PickleValue.Sequence;
import io.github.eaosbeam.models.checkpoint.PickleValue.Text;
import java.util.List;
import java.util.Map;

/**
 * The operations by which a pickle names classes and would make objects. Names stay names; what
 * they would make is asked of {@link TorchObjects}, which makes tensors and nothing else.
 */
final class PickleObjects {
  private static final int MAX_NAME_CHARACTERS = 256;

  private final PickleInput input;
  private final PickleStack stack;
  private final TorchObjects torch;

  PickleObjects(PickleInput input, PickleStack stack) {
    this.input = input;
    this.stack = stack;
    this.torch = new TorchObjects(input, stack);
  }

  Map<String, StorageReference> storages() {
    return torch.storages();
  }

  /** Carries {@code operation} out; false where it is of another kind. */
  boolean construct(int operation) {
    switch (operation) {
      case 'c' -> stack.push(className(input.line(), input.line())); // GLOBAL
      case 0x93 -> stack.push(classNameOnStack()); // STACK_GLOBAL
      case 'R', 0x81 -> call(stack.pop()); // REDUCE, NEWOBJ
      case 0x92 -> { // NEWOBJ_EX: keywords above the arguments
        stack.pop();
        call(stack.pop());
      }
      case 'i' -> { // INST
        ClassName name = className(input.line(), input.line());
        stack.push(result(name, new Sequence(stack.popToMark())));
      }
      case 'o' -> callFirst(stack.popToMark()); // OBJ
      case 'b' -> build(); // BUILD
      case 'P' -> persistent(new Text(input.line())); // PERSID
      case 'Q' -> persistent(stack.pop()); // BINPERSID
      default -> {
        return false;
      }
    }
    return true;
  }

  private ClassName className(String module, String name) {
    if (module.length() + name.length() > MAX_NAME_CHARACTERS) {
      throw input.damaged("a class name of %d characters".formatted(module.length()));
    }
    stack.take(2L * MAX_NAME_CHARACTERS);
    return new ClassName(module + "." + name, input.operationOffset());
  }

  private ClassName classNameOnStack() {
    PickleValue name = stack.pop();
    PickleValue module = stack.pop();
    if (module instanceof Text moduleText && name instanceof Text nameText) {
      return className(moduleText.value(), nameText.value());
    }
    throw input.damaged("a class name is not a text");
  }

  private void call(PickleValue arguments) {
    PickleValue callee = stack.pop();
    if (!(arguments instanceof Sequence sequence)) {
      throw input.damaged("arguments are not a tuple");
    }
    stack.push(result(callee, sequence));
  }

  private void callFirst(List<PickleValue> calleeAndArguments) {
    if (calleeAndArguments.isEmpty()) {
      throw input.damaged("a class is missing");
    }
    int count = calleeAndArguments.size();
    Sequence arguments = new Sequence(calleeAndArguments.subList(1, count));
    stack.push(result(calleeAndArguments.get(0), arguments));
  }

  private PickleValue result(PickleValue callee, Sequence arguments) {
    if (callee instanceof ClassName name) {
      return torch.make(name, arguments.items());
    }
    if (callee instanceof Opaque opaque) { // a method of something that was not made
      return opaque;
    }
    throw input.damaged("what is called is not a class");
  }

  /** Objects have no state here, and an OrderedDict's own attributes are of no use. */
  private void build() {
    stack.pop();
    if (stack.peek() instanceof StoredTensor) {
      throw input.refused("a tensor is given a state of its own", Place.SAVE_WEIGHTS_ALONE);
    }
  }

  private void persistent(PickleValue identity) {
    stack.push(torch.storage(identity));
  }
}
