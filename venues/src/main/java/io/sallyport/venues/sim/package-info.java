/** The simulated venue that every home has (SPEC 13). */
@NullMarked
package io.sallyport.venues.sim;

import org.jspecify.annotations.NullMarked;
