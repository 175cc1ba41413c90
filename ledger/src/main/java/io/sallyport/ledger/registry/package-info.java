/** What the user writes in YAML: the strategy registry (SPEC 12), and documents like it. */
@NullMarked
package io.sallyport.ledger.registry;

import org.jspecify.annotations.NullMarked;
