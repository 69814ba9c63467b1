/**
 * How fast it is, on this machine: the model alone, whole jobs, and how cost grows.
 *
 * <p>Everything is measured in processes of its own, started like this one, one after the other.
 * For one thread. Nothing here is needed to extract anything.
 */
package io.github.eaosbeam.benchmark;
