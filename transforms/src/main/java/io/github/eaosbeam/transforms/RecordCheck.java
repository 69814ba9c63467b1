package io.github.eaosbeam.transforms;

import java.io.Serializable;
import java.util.Optional;

/** What an output that cannot hold every JSON object asks of the records it is to write. */
@FunctionalInterface
public interface RecordCheck extends Serializable {
  /**
   * Why the output cannot hold a record.
   *
   * @param record a JSON object
   */
  Optional<String> objection(String record);
}
