/**
 * Judges predictions by what people found in the same comments. Knows files of labels and of
 * predictions, but no model. All records are immutable; everything may be called by any thread.
 */
package io.github.eaosbeam.training.evaluation;
