/** Reads task graphs, compiles their gates, draws them (seed 004, sections 3 and 4). */
@NullMarked
package io.sallyport.harness.graph;

import org.jspecify.annotations.NullMarked;
