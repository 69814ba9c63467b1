package io.github.eaosbeam.training.evaluation;

import java.util.Locale;
import java.util.Optional;

/** The four parts of a quadruple. */
public enum Element {
  ENTITY,
  ASPECT,
  OPINION,
  SENTIMENT;

  /** This part of {@code finding}; empty where it is implicit. */
  public Optional<String> in(Finding finding) {
    return switch (this) {
      case ENTITY -> finding.entity();
      case ASPECT -> Optional.of(finding.aspect());
      case OPINION -> finding.opinion();
      case SENTIMENT -> Optional.of(finding.sentiment());
    };
  }

  /** The part's name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
