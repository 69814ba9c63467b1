/** Labelled comments and the files they are kept in. All types are immutable. */
package io.github.eaosbeam.training.corpus;
