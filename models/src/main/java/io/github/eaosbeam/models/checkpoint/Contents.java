package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.checkpoint.PickleValue.Dictionary;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a checkpoint file holds, in the file's order.
 *
 * @param stateDict the tensors by name, and what else there is under a name
 * @param topLevelKeys the names on the outermost level
 * @param storages finds the bytes of a storage
 * @param order the byte order of the storages
 */
record Contents(
    Map<String, PickleValue> stateDict,
    List<String> topLevelKeys,
    Function<StorageReference, Blob> storages,
    ByteOrder order) {
  private static final String WRAPPER = "model_state_dict";

  Contents {
    stateDict = Collections.unmodifiableMap(new LinkedHashMap<>(stateDict));
    topLevelKeys = List.copyOf(topLevelKeys);
  }

  /**
   * Looks into what {@code torch.save} was given: a dict with a {@value #WRAPPER}, else a state
   * dict itself.
   */
  static Contents ofPickle(
      PickleValue root, Place place, Function<StorageReference, Blob> storages, ByteOrder order) {
    Map<String, PickleValue> outermost = entries(root, place, "the checkpoint");
    Map<String, PickleValue> stateDict =
        outermost.containsKey(WRAPPER)
            ? entries(outermost.get(WRAPPER), place, WRAPPER)
            : outermost;
    return new Contents(stateDict, List.copyOf(outermost.keySet()), storages, order);
  }

  private static Map<String, PickleValue> entries(PickleValue value, Place place, String what) {
    if (value instanceof Dictionary dictionary) {
      return dictionary.entries();
    }
    throw place.refused(
        "%s should be a dict of tensors but is %s".formatted(what, value.description()),
        Place.SAVE_WEIGHTS_ALONE);
  }
}
