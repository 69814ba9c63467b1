package io.github.eaosbeam.models.tokenizer;

import io.github.eaosbeam.models.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file of the encoder, read whole, within bounds, and as the reference reads it. */
final class EncoderFile {
  /** PhoBERT's own files have 1 MB. */
  static final int MAX_BYTES = 64 << 20;

  private EncoderFile() {}

  /**
   * The lines of {@code file}, which end in LF, CR or CR LF; the last one is what follows the last
   * line's end, so it is empty for a file that ends as it should.
   *
   * @throws ModelException where the file is missing, unreadable, too large or not UTF-8
   */
  static List<String> lines(Path file) {
    String text = decode(file, bytes(file));
    return List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
  }

  private static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          "%s: no such file; copy it from the encoder's own directory".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ModelException(
            "%s: larger than %d bytes; that is no encoder file".formatted(file, MAX_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new ModelException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      throw new ModelException(
          "%s: byte %d is not UTF-8; fetch the file again".formatted(file, rest.position()), e);
    }
  }
}
