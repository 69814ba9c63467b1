package io.github.eaosbeam.models.checkpoint;

import java.nio.file.Path;

/** Every way in which a pickle can have something called, around a shell command. */
enum Attack {
  REDUCE,
  STACK_GLOBAL,
  NEWOBJ,
  NEWOBJ_EX,
  INST,
  OBJ,
  BUILD,
  GETATTR;

  /** What the shell command would leave behind. */
  static final Path TRACE = Path.of("executed-by-a-pickle");

  private static final String COMMAND = "touch " + TRACE;

  /** Adds the call to {@code pickle}. */
  PickleWriter addTo(PickleWriter pickle) {
    return switch (this) {
      case REDUCE -> command(system(pickle)).call();
      case STACK_GLOBAL -> command(pickle.text("os").text("system").operation(0x93)).call();
      case NEWOBJ -> command(system(pickle)).operation(0x81);
      case NEWOBJ_EX -> command(system(pickle)).emptyDict().operation(0x92);
      case INST -> pickle.mark().text(COMMAND).raw("ios\nsystem\n");
      case OBJ -> system(pickle.mark()).text(COMMAND).operation('o');
      case BUILD -> system(pickle).emptyTuple().call().text(COMMAND).build();
      case GETATTR -> {
        system(pickle.className("builtins", "getattr").mark()).text("__call__");
        yield command(pickle.tupleFromMark().call()).call();
      }
    };
  }

  /** What would have been called first. */
  String culprit() {
    return this == GETATTR ? "builtins.getattr" : "os.system";
  }

  private static PickleWriter system(PickleWriter pickle) {
    return pickle.className("os", "system");
  }

  private static PickleWriter command(PickleWriter pickle) {
    return pickle.mark().text(COMMAND).tupleFromMark();
  }
}
