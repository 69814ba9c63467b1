/**
 * Makes variants of labelled comments: the ways in which viewers write the same thing, and new
 * comments from the parts of others. Labels follow the text. The same seed gives the same variants.
 */
package io.github.eaosbeam.training.augmentation;
