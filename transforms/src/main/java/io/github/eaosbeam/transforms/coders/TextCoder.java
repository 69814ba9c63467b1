package io.github.eaosbeam.transforms.coders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * Any string, char for char, or {@code null}.
 *
 * <p>A form byte, the length in bytes, the bytes. They are UTF-8, except where a surrogate without
 * its partner forbids it (JSON can spell such strings, and UTF-8 has none): then plain chars.
 */
final class TextCoder extends AtomicCoder<String> {
  private static final TextCoder INSTANCE = new TextCoder();
  private static final int NULL = 0;
  private static final int UTF_8_FORM = 1;
  private static final int UTF_16_FORM = 2;

  private TextCoder() {}

  static TextCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(String text, OutputStream out) throws IOException {
    if (text == null) {
      out.write(NULL);
    } else if (hasLoneSurrogate(text)) {
      write(UTF_16_FORM, chars(text), out);
    } else {
      write(UTF_8_FORM, text.getBytes(UTF_8), out);
    }
  }

  @Override
  public String decode(InputStream in) throws IOException {
    int form = in.read();
    return switch (form) {
      case NULL -> null;
      case UTF_8_FORM -> new String(read(in), UTF_8);
      case UTF_16_FORM -> ByteBuffer.wrap(read(in)).asCharBuffer().toString();
      case -1 -> throw new EOFException("the stream ends where a string should begin");
      default -> throw new CoderException("a string begins with form byte " + form + ", not 0-2");
    };
  }

  private static void write(int form, byte[] bytes, OutputStream out) throws IOException {
    out.write(form);
    VarInt.encode(bytes.length, out);
    out.write(bytes);
  }

  private static byte[] read(InputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the stream ends %d bytes short".formatted(length - bytes.length));
    }
    return bytes;
  }

  private static byte[] chars(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
