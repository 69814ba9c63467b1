package io.github.eaosbeam.models.encoder;

import java.nio.ByteBuffer;

/** Where the network takes its weights from. */
@FunctionalInterface
public interface WeightSource {
  /**
   * The tensor's elements as float32.
   *
   * @param name a name of {@link Architecture#shapes()}
   * @return a direct little-endian buffer in row-major order, which stays valid and unchanged for
   *     as long as it is reachable
   */
  ByteBuffer float32(String name);
}
