package io.github.eaosbeam.runners;

import static java.util.Objects.requireNonNull;

/**
 * What one check has found.
 *
 * @param grade whether a job would succeed
 * @param subject what was looked at, in a word or two
 * @param what how it is
 * @param advice what to do, empty where there is nothing to do
 */
record Finding(Grade grade, String subject, String what, String advice) {
  /** What a finding means for a job. */
  enum Grade {
    /** All is well. */
    OK,
    /** The job would run, but it could be better. */
    WARN,
    /** The job would fail. */
    FAIL
  }

  Finding {
    requireNonNull(grade, "grade");
    requireNonNull(subject, "subject");
    requireNonNull(what, "what");
    if (grade != Grade.OK && advice.isEmpty()) {
      throw new IllegalArgumentException("what to do about it? " + what);
    }
  }

  static Finding ok(String subject, String what) {
    return new Finding(Grade.OK, subject, what, "");
  }

  static Finding warn(String subject, String what, String advice) {
    return new Finding(Grade.WARN, subject, what, advice);
  }

  static Finding fail(String subject, String what, String advice) {
    return new Finding(Grade.FAIL, subject, what, advice);
  }

  /** The failure that a job would end with; the advice is what its line says last. */
  static Finding fail(String subject, Throwable thrown) {
    String[] parts = Failure.of(thrown).line().split("; ", 2);
    return fail(
        subject,
        parts[0],
        parts.length > 1 ? parts[1] : "the README's \"When something is wrong\" tells more");
  }

  /** The finding in one line. */
  String line() {
    String end = advice.isEmpty() ? "" : " — " + advice;
    return "%-4s  %-12s%s%s".formatted(grade, subject, what, end);
  }
}
