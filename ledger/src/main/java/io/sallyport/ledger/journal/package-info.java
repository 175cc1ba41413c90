/** The journal: all that happened in a home, in one order, in files that are only appended to. */
@NullMarked
package io.sallyport.ledger.journal;

import org.jspecify.annotations.NullMarked;
