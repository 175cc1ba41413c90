/** The strategy registry that the user writes (SPEC 12). */
@NullMarked
package io.sallyport.ledger.registry;

import org.jspecify.annotations.NullMarked;
