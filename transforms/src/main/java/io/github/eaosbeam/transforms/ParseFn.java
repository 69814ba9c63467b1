package io.github.eaosbeam.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Origin.InFile;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;

/** Sorts source records into comments and rejected records. */
final class ParseFn extends DoFn<SourceRecord, Comment> {
  private final CommentParser parser;
  private final RecordCheck check;

  ParseFn(CommentParser parser, RecordCheck check) {
    this.parser = parser;
    this.check = check;
  }

  @ProcessElement
  public void process(@Element SourceRecord source, MultiOutputReceiver out) {
    sort(
        source,
        out.get(ParseComments.PARSED)::output,
        rejected -> {
          ExtractionMetrics.countRejected(rejected.fault());
          out.get(ParseComments.REJECTED).output(rejected);
        });
  }

  /** Hands the record to one of the two, or to none where there is nothing in it. */
  void sort(
      SourceRecord source, Consumer<Comment> comments, Consumer<RejectedRecord> rejectedRecords) {
    if (source.isBlank() && source.origin() instanceof InFile) {
      return; // a line that only ends another one is no record; an empty message is one
    }
    try {
      comments.accept(comment(source));
    } catch (UnfitRecordException e) {
      rejectedRecords.accept(rejected(source, e));
    }
  }

  private Comment comment(SourceRecord source) throws UnfitRecordException {
    String raw = StrictUtf8.decode(source.raw());
    if (source.fault().isPresent()) {
      throw new UnfitRecordException(Fault.MALFORMED_ROW, source.fault().get());
    }
    Comment comment = parser.parse(raw, source.origin());
    Optional<String> objection = check.objection(comment.record());
    if (objection.isPresent()) {
      throw new UnfitRecordException(Fault.NOT_WRITABLE, objection.get(), comment.id());
    }
    return comment;
  }

  private static RejectedRecord rejected(SourceRecord source, UnfitRecordException why) {
    byte[] raw = source.raw();
    boolean exact = why.fault() != Fault.INVALID_UTF8;
    return new RejectedRecord(
        why.idJson().orElse(null),
        why.fault(),
        why.getMessage(),
        source.origin(),
        new String(raw, UTF_8),
        exact ? null : Base64.getEncoder().encodeToString(raw));
  }
}
