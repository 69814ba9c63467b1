package io.github.eaosbeam.models;

/**
 * What became of a checkpoint that was converted.
 *
 * @param tensors tensors that inference reads
 * @param weights numbers in them
 * @param bytesBefore size of the checkpoint
 * @param bytesAfter size of the file that has the weights alone
 * @param sha256 that file's SHA-256, in hexadecimal
 */
public record ConvertedWeights(
    int tensors, long weights, long bytesBefore, long bytesAfter, String sha256) {}
