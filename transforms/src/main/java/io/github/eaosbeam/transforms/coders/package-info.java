/**
 * How the project's records travel between workers: one coder per record that crosses a {@code
 * PCollection}.
 *
 * <p>All are deterministic, so that any record can be a key, and lossless, for texts that are no
 * valid Unicode too. They carry no version: both ends of a job run the same jar. Stateless; any
 * number of threads may use one.
 */
package io.github.eaosbeam.transforms.coders;
