/**
 * From options to a graph: where comments come from, what is done with them, where results go.
 *
 * <p>The package assembles a pipeline and never runs one, and it names no runner. What is wrong
 * with the options is found here, before anything runs, and thrown as a {@link
 * io.github.eaosbeam.pipeline.ConfigurationException}. Everything here belongs to the thread that
 * builds the graph.
 */
package io.github.eaosbeam.pipeline;
