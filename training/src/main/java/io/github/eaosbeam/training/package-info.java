/**
 * Learns a model from labelled comments. Runs on one machine, started by a person; no pipeline's
 * worker loads it.
 */
package io.github.eaosbeam.training;
