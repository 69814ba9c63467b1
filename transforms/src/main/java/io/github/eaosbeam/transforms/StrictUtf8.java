package io.github.eaosbeam.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;

/** Decodes UTF-8 and says where bytes are none, instead of replacing them. */
final class StrictUtf8 {
  private StrictUtf8() {}

  static String decode(byte[] bytes) throws UnfitRecordException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length); // no sequence has more chars than bytes
    CoderResult result = UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw new UnfitRecordException(
          Fault.INVALID_UTF8, "not valid UTF-8 at byte %d".formatted(in.position() + 1));
    }
    return out.flip().toString();
  }
}
