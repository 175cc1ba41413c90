/** Venues that speak FIX. */
@NullMarked
package io.sallyport.venues.fix;

import org.jspecify.annotations.NullMarked;
