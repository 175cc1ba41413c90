/** The home on disk. */
@NullMarked
package io.sallyport.ledger;

import org.jspecify.annotations.NullMarked;
