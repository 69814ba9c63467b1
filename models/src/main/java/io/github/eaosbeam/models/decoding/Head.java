package io.github.eaosbeam.models.decoding;

/** What the network scores for each query. */
enum Head {
  ENTITY_START,
  ENTITY_END,
  OPINION_START,
  OPINION_END,
  ASPECT,
  SENTIMENT
}
