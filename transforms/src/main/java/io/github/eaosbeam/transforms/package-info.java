/**
 * Beam transforms over comments: parse, extract, format, reject.
 *
 * <p>The package owns the records that cross a {@code PCollection} and what becomes of data that
 * cannot be processed. It names no runner and knows the model only as {@code
 * io.github.eaosbeam.models}. Transforms are immutable and belong to the thread that builds the
 * graph; Beam gives each {@code DoFn} instance to one thread at a time.
 */
package io.github.eaosbeam.transforms;
