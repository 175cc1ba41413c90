/** What the journal tells of the harness. */
@NullMarked
package io.sallyport.ledger.audit;

import org.jspecify.annotations.NullMarked;
