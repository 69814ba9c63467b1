/**
 * The command line: parse, launch on Spark or in this process, report, exit.
 *
 * <p>The only package that names a runner. It adds nothing to the graph that {@code pipeline}
 * builds except what a runner cannot do without.
 */
package io.github.eaosbeam.runners;
