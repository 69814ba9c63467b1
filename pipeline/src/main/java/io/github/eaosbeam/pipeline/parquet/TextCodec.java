package io.github.eaosbeam.pipeline.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;

/**
 * Text: a string. A column of text also takes JSON of any other kind, as it was written.
 *
 * <p>Parquet does not stop anyone from putting bytes into a column of text that are none; they make
 * their record unreadable.
 */
enum TextCodec implements ValueCodec {
  TEXT;

  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    byte[] bytes = from.getBinary(field, repetition).getBytes();
    try {
      out.appendString(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      out.appendString(Base64.getEncoder().encodeToString(bytes));
      out.fault(
          "column \"%s\" holds bytes that are not UTF-8, here in Base64"
              .formatted(from.getType().getFieldName(field)));
    }
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    into.add(field, Binary.fromConstantByteArray(utf8(in.text(), in)));
  }

  static byte[] utf8(String text, JsonCursor in) throws MisfitException {
    try {
      ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw in.misfit("half a surrogate pair, which is no text outside JSON");
    }
  }
}
