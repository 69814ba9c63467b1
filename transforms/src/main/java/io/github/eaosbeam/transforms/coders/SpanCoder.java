package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.models.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** A {@link Span}: start, end. */
final class SpanCoder extends AtomicCoder<Span> {
  private static final SpanCoder INSTANCE = new SpanCoder();

  private SpanCoder() {}

  static SpanCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Span span, OutputStream out) throws IOException {
    VarIntCoder.of().encode(span.start(), out);
    VarIntCoder.of().encode(span.end(), out);
  }

  @Override
  public Span decode(InputStream in) throws IOException {
    return new Span(VarIntCoder.of().decode(in), VarIntCoder.of().decode(in));
  }
}
