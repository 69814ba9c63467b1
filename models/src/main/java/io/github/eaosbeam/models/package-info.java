/**
 * The Multi-EAOS model for programs: open a model directory, hand it texts, get quadruples.
 *
 * <p>The words that every other package shares live here. Nothing here knows Beam; only {@code
 * encoder} knows DJL. All types may be used by any number of threads.
 */
package io.github.eaosbeam.models;
