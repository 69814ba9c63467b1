/**
 * Token ids to scores: the Multi-EAOS network on packed rows.
 *
 * <p>The only package that knows DJL. It takes plain arrays in and gives plain arrays out; no
 * native array leaves it. A loaded network may be used by any number of threads; libtorch keeps
 * memory for every thread that ever ran it, so callers use a fixed set of threads.
 */
package io.github.eaosbeam.models.encoder;
