package io.github.eaosbeam.models;

import java.io.Serializable;
import java.util.List;

/**
 * What the model found in one comment.
 *
 * @param quadruples the quadruples in the order of the model's queries; empty where it found none
 * @param tokens tokens the model read, the two sentence marks included
 * @param truncated whether the comment was longer than the model reads, so that its end was cut off
 */
public record Extraction(List<Quadruple> quadruples, int tokens, boolean truncated)
    implements Serializable {
  public Extraction {
    quadruples = List.copyOf(quadruples);
  }
}
