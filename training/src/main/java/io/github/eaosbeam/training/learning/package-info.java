/**
 * Learns a network from labelled comments: vocabulary, weights, calibration, model directory. A run
 * keeps what it needs to go on after every epoch. One thread at a time may train; everything else
 * about a run, the engine's threads too, is its caller's business.
 */
package io.github.eaosbeam.training.learning;
