/** A home on disk: its owner, its journal, its season ledgers, its bridge. */
@NullMarked
package io.sallyport.ledger.home;

import org.jspecify.annotations.NullMarked;
