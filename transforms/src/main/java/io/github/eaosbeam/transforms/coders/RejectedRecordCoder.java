package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.transforms.Fault;
import io.github.eaosbeam.transforms.RejectedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** A {@link RejectedRecord}, field by field. */
public final class RejectedRecordCoder extends AtomicCoder<RejectedRecord> {
  private static final RejectedRecordCoder INSTANCE = new RejectedRecordCoder();
  private static final TextCoder TEXT = TextCoder.of();

  private RejectedRecordCoder() {}

  public static RejectedRecordCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RejectedRecord rejected, OutputStream out) throws IOException {
    TEXT.encode(rejected.idJson(), out);
    TEXT.encode(rejected.fault().name(), out);
    TEXT.encode(rejected.reason(), out);
    OriginCoder.of().encode(rejected.originOrNull(), out);
    TEXT.encode(rejected.raw(), out);
    TEXT.encode(rejected.rawBase64(), out);
  }

  @Override
  public RejectedRecord decode(InputStream in) throws IOException {
    return new RejectedRecord(
        TEXT.decode(in),
        Fault.valueOf(TEXT.decode(in)),
        TEXT.decode(in),
        OriginCoder.of().decode(in),
        TEXT.decode(in),
        TEXT.decode(in));
  }
}
