package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.transforms.coders.CommentCoder;
import io.github.eaosbeam.transforms.coders.RejectedRecordCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads comments from JSON objects.
 *
 * <p>Each source record becomes one element of {@link #PARSED} or of {@link #REJECTED}; only lines
 * of a file that hold nothing but white space vanish. Works on bounded and unbounded input alike;
 * windows and timestamps are kept.
 */
public final class ParseComments extends PTransform<PCollection<SourceRecord>, PCollectionTuple> {
  /** The comments. */
  public static final TupleTag<Comment> PARSED = new TupleTag<>("parsed") {};

  /**
   * The records that hold none: not UTF-8, not a JSON object, no string in the text field, or
   * refused by the source or the output.
   */
  public static final TupleTag<RejectedRecord> REJECTED = new TupleTag<>("rejected") {};

  private final CommentParser parser;
  private final RecordCheck check;

  private ParseComments(CommentParser parser, RecordCheck check) {
    this.parser = parser;
    this.check = check;
  }

  /** Text in field {@code text}, id in field {@code id}, unless told otherwise. */
  public static ParseComments json() {
    return new ParseComments(new CommentParser("text", "id"), record -> Optional.empty());
  }

  /** Takes the text from that field, which must be a string in every record. */
  public ParseComments withTextField(String name) {
    return new ParseComments(new CommentParser(usable(name, "text"), parser.idField()), check);
  }

  /** Takes the id from that field, which may hold any JSON value or be absent. */
  public ParseComments withIdField(String name) {
    return new ParseComments(new CommentParser(parser.textField(), usable(name, "id")), check);
  }

  /** Rejects records that the output cannot hold, before any work is spent on them. */
  public ParseComments withCheck(RecordCheck outputCheck) {
    return new ParseComments(parser, requireNonNull(outputCheck, "check"));
  }

  /** The same without a pipeline, for those who want to look at a few records. */
  public ParsedRecords parse(Iterable<SourceRecord> records) {
    ParseFn fn = new ParseFn(parser, check);
    List<Comment> comments = new ArrayList<>();
    List<RejectedRecord> rejected = new ArrayList<>();
    records.forEach(record -> fn.sort(record, comments::add, rejected::add));
    return new ParsedRecords(comments, rejected);
  }

  private static String usable(String name, String purpose) {
    requireNonNull(name, purpose);
    if (name.isEmpty() || name.equals(FormatPredictions.FIELD)) {
      throw new IllegalArgumentException(
          "the %s field cannot be called \"%s\"; %s"
              .formatted(
                  purpose,
                  name,
                  name.isEmpty() ? "name a field" : "the output's own field has that name"));
    }
    return name;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRecord> records) {
    PCollectionTuple sorted =
        records.apply(
            "Parse JSON",
            ParDo.of(new ParseFn(parser, check)).withOutputTags(PARSED, TupleTagList.of(REJECTED)));
    sorted.get(PARSED).setCoder(CommentCoder.of());
    sorted.get(REJECTED).setCoder(RejectedRecordCoder.of());
    return sorted;
  }
}
