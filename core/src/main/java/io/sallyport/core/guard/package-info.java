/** The guards of execution (seed 001): each judges one condition, and all of them always run. */
@NullMarked
package io.sallyport.core.guard;

import org.jspecify.annotations.NullMarked;
