package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.InputPreview;
import io.github.eaosbeam.pipeline.JobPreview;
import io.github.eaosbeam.pipeline.UnreadableInputException;
import io.github.eaosbeam.transforms.Fault;
import io.github.eaosbeam.transforms.ParsedRecords;
import io.github.eaosbeam.transforms.RejectedRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the input is there, can be read, and has comments. */
final class InputCheck {
  private static final int MOST_RECORDS = 100;
  private static final String SUBJECT = "input";

  private InputCheck() {}

  /** Looks at the first {@value #MOST_RECORDS} records. */
  static Finding of(ExtractionOptions options) {
    try {
      return of(new JobPreview(options).input(MOST_RECORDS));
    } catch (UnreadableInputException e) {
      return Finding.fail(SUBJECT, e);
    } catch (IOException e) {
      return Finding.fail(
          SUBJECT,
          "--input=%s: cannot be read: %s".formatted(options.getInput(), e.getMessage()),
          "check the file and the permissions");
    }
  }

  static Finding of(InputPreview preview) {
    String source = preview.source();
    Optional<ParsedRecords> first = preview.first();
    if (first.isEmpty()) {
      return Finding.ok(SUBJECT, source + ": is there");
    }
    if (first.get().size() == 0) {
      return Finding.warn(SUBJECT, source + ": has no records", "name files that have some");
    }
    return of(source, first.get());
  }

  private static Finding of(String source, ParsedRecords first) {
    if (first.rejected().isEmpty()) {
      return Finding.ok(SUBJECT, "%s: first %d records are fine".formatted(source, first.size()));
    }
    String what =
        "%s: of the first %d records %d would be rejected (%s)"
            .formatted(source, first.size(), first.rejected().size(), faults(first));
    RejectedRecord example = first.rejected().get(0);
    String advice = "%s%s; ".formatted(place(example), example.reason());
    return first.comments().isEmpty()
        ? Finding.fail(SUBJECT, what, advice + remedy(example.fault()))
        : Finding.warn(SUBJECT, what, advice + "mend them, or find them in the rejected output");
  }

  private static String place(RejectedRecord rejected) {
    return rejected.origin().map(origin -> origin.place() + ": ").orElse("");
  }

  private static String remedy(Fault fault) {
    return fault == Fault.TEXT_MISSING
        ? "--textField names the field with the text"
        : "name files of comments, and with --inputFormat what they are";
  }

  private static String faults(ParsedRecords first) {
    return first.rejected().stream()
        .collect(
            Collectors.groupingBy(
                rejected -> rejected.fault().label(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(fault -> fault.getKey() + " " + fault.getValue())
        .collect(Collectors.joining(", "));
  }
}
