package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.models.Origin;
import io.github.eaosbeam.models.Origin.InFile;
import io.github.eaosbeam.models.Origin.InTopic;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** An {@link Origin} of any kind, or {@code null}: a kind byte, then field by field. */
final class OriginCoder extends AtomicCoder<Origin> {
  private static final OriginCoder INSTANCE = new OriginCoder();
  private static final Coder<byte[]> KEY = NullableCoder.of(ByteArrayCoder.of());
  private static final int NONE = 0;
  private static final int IN_FILE = 1;
  private static final int IN_TOPIC = 2;

  private OriginCoder() {}

  static OriginCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Origin origin, OutputStream out) throws IOException {
    if (origin instanceof InFile file) {
      out.write(IN_FILE);
      TextCoder.of().encode(file.place(), out);
    } else if (origin instanceof InTopic message) {
      out.write(IN_TOPIC);
      TextCoder.of().encode(message.topic(), out);
      VarIntCoder.of().encode(message.partition(), out);
      VarLongCoder.of().encode(message.offset(), out);
      KEY.encode(message.keyOrNull(), out);
    } else {
      out.write(NONE);
    }
  }

  @Override
  public Origin decode(InputStream in) throws IOException {
    int kind = in.read();
    return switch (kind) {
      case NONE -> null;
      case IN_FILE -> new InFile(TextCoder.of().decode(in));
      case IN_TOPIC ->
          new InTopic(
              TextCoder.of().decode(in),
              VarIntCoder.of().decode(in),
              VarLongCoder.of().decode(in),
              KEY.decode(in));
      case -1 -> throw new EOFException("the stream ends where an origin should begin");
      default -> throw new CoderException("an origin begins with kind byte " + kind + ", not 0-2");
    };
  }
}
