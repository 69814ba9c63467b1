package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/** A {@link SourceRecord}: origin, raw bytes, fault. */
public final class SourceRecordCoder extends AtomicCoder<SourceRecord> {
  private static final SourceRecordCoder INSTANCE = new SourceRecordCoder();

  private SourceRecordCoder() {}

  public static SourceRecordCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SourceRecord source, OutputStream out) throws IOException {
    OriginCoder.of().encode(source.origin(), out);
    ByteArrayCoder.of().encode(source.raw(), out);
    TextCoder.of().encode(source.faultOrNull(), out);
  }

  @Override
  public SourceRecord decode(InputStream in) throws IOException {
    return new SourceRecord(
        OriginCoder.of().decode(in), ByteArrayCoder.of().decode(in), TextCoder.of().decode(in));
  }
}
