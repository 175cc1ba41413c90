/** Counterparties of the LIVE plane, each behind core's venue port. */
@NullMarked
package io.sallyport.venues;

import org.jspecify.annotations.NullMarked;
