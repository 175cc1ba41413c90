/**
 * Season ledgers in the contract's form (seed 000), which follow the journal, and what derives from
 * them.
 */
@NullMarked
package io.sallyport.ledger.season;

import org.jspecify.annotations.NullMarked;
