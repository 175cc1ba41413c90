/** Checking a home without owning or changing it. */
@NullMarked
package io.sallyport.ledger.verify;

import org.jspecify.annotations.NullMarked;
