package io.github.eaosbeam.transforms;

import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes rejected records as JSON objects, one line each: {@code id} (the record's own, {@code
 * null} where unknown), {@code stage}, {@code fault}, {@code reason}, {@code source}, {@code raw},
 * and {@code raw_base64} where {@code raw} could not hold the bytes exactly. Bounded or unbounded;
 * windows and timestamps are kept.
 */
public final class FormatRejected
    extends PTransform<PCollection<RejectedRecord>, PCollection<String>> {
  private FormatRejected() {}

  public static FormatRejected json() {
    return new FormatRejected();
  }

  @Override
  public PCollection<String> expand(PCollection<RejectedRecord> rejected) {
    return rejected.apply(
        "To JSON", MapElements.into(TypeDescriptors.strings()).via(FormatRejected::line));
  }

  /** The record as it is written, on one line. */
  public static String line(RejectedRecord rejected) {
    return "{\"id\":%s,\"stage\":%s,\"fault\":%s,\"reason\":%s,\"source\":%s,\"raw\":%s%s}"
        .formatted(
            rejected.id().map(JsonText::onOneLine).orElse("null"),
            JsonText.quote(rejected.fault().stage().label()),
            JsonText.quote(rejected.fault().label()),
            JsonText.quote(rejected.reason()),
            rejected.origin().map(origin -> JsonText.quote(origin.place())).orElse("null"),
            JsonText.quote(rejected.raw()),
            rejected.exactRaw().map(bytes -> ",\"raw_base64\":\"" + bytes + '"').orElse(""));
  }
}
