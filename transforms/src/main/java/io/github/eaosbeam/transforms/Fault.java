package io.github.eaosbeam.transforms;

import java.util.Locale;

/** Why a record could not be processed, in the few words that summaries count by. */
public enum Fault {
  INVALID_UTF8(Stage.PARSE),
  MALFORMED_ROW(Stage.PARSE),
  INVALID_JSON(Stage.PARSE),
  NOT_AN_OBJECT(Stage.PARSE),
  TEXT_MISSING(Stage.PARSE),
  TEXT_NOT_A_STRING(Stage.PARSE),
  NOT_WRITABLE(Stage.PARSE),
  NOT_EXTRACTABLE(Stage.EXTRACT);

  private final Stage stage;

  Fault(Stage stage) {
    this.stage = stage;
  }

  /** The step that met the fault. */
  public Stage stage() {
    return stage;
  }

  /** The fault's name in output and metrics, such as {@code invalid_json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The steps that can reject a record. */
  public enum Stage {
    PARSE,
    EXTRACT;

    /** The step's name in output, such as {@code parse}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
