/**
 * From the network's scores to quadruples, on plain arrays.
 *
 * <p>Owns the layout of the scores, the choice of each query, and the two ways to read a phrase
 * from its tokens: the reference's and the strict one. Refuses scores of another size than their
 * layout; whether they are finite is for the caller to ask. Knows nothing of tensors, batches or
 * files.
 *
 * <p>Any number of threads may enter; all public types are immutable.
 */
package io.github.eaosbeam.models.decoding;
