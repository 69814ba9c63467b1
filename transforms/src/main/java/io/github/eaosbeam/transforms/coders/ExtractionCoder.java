package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Quadruple;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** An {@link Extraction}: quadruples, tokens, truncated. */
public final class ExtractionCoder extends AtomicCoder<Extraction> {
  private static final ExtractionCoder INSTANCE = new ExtractionCoder();
  private static final Coder<List<Quadruple>> QUADRUPLES = ListCoder.of(QuadrupleCoder.of());

  private ExtractionCoder() {}

  public static ExtractionCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Extraction extraction, OutputStream out) throws IOException {
    QUADRUPLES.encode(extraction.quadruples(), out);
    VarIntCoder.of().encode(extraction.tokens(), out);
    BooleanCoder.of().encode(extraction.truncated(), out);
  }

  @Override
  public Extraction decode(InputStream in) throws IOException {
    return new Extraction(
        QUADRUPLES.decode(in), VarIntCoder.of().decode(in), BooleanCoder.of().decode(in));
  }
}
