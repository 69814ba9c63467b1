/**
 * From options to a graph: where comments come from, what is done with them, where results go.
 *
 * <p>The package assembles a pipeline and never runs one, and it names no runner. What is wrong
 * with the options is found here, before anything runs, and thrown as a {@link
 * io.github.eaosbeam.pipeline.ConfigurationException}. Of input without end it makes a graph for
 * each slice, and keeps account of what has been processed. Everything here belongs to the thread
 * that builds the graphs.
 */
package io.github.eaosbeam.pipeline;
