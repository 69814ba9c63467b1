package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.NullableCoder;

/** A {@link Quadruple}, field by field. */
final class QuadrupleCoder extends AtomicCoder<Quadruple> {
  private static final QuadrupleCoder INSTANCE = new QuadrupleCoder();
  private static final TextCoder TEXT = TextCoder.of();
  private static final Coder<Span> PLACE = NullableCoder.of(SpanCoder.of());

  private QuadrupleCoder() {}

  static QuadrupleCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Quadruple quadruple, OutputStream out) throws IOException {
    TEXT.encode(quadruple.entity(), out);
    TEXT.encode(quadruple.aspect(), out);
    TEXT.encode(quadruple.opinion(), out);
    TEXT.encode(quadruple.sentiment(), out);
    DoubleCoder.of().encode(quadruple.confidence(), out);
    PLACE.encode(quadruple.entityPlace(), out);
    PLACE.encode(quadruple.opinionPlace(), out);
  }

  @Override
  public Quadruple decode(InputStream in) throws IOException {
    return new Quadruple(
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        DoubleCoder.of().decode(in),
        PLACE.decode(in),
        PLACE.decode(in));
  }
}
