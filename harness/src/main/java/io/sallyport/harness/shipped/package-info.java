/** The skills of the v1 graph (seed 004, section 6). */
@NullMarked
package io.sallyport.harness.shipped;

import org.jspecify.annotations.NullMarked;
