/** Reads state bundles (seed 004, section 2). */
@NullMarked
package io.sallyport.harness.input;

import org.jspecify.annotations.NullMarked;
