/**
 * From text to the numbers the encoder reads, and back to the characters they stand for.
 *
 * <p>Owns PhoBERT's byte-pair encoding, its two files ({@code vocab.txt} and {@code bpe.codes}) and
 * the place of every token in the text. Any text is taken, lone surrogates and all; files that are
 * missing, too large, not UTF-8 or not in the format are refused with a {@link
 * io.github.eaosbeam.models.ModelException}. Knows nothing of models, and neither pads nor
 * normalises.
 *
 * <p>Any number of threads may enter; all public types are immutable.
 */
package io.github.eaosbeam.models.tokenizer;
