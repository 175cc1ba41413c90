/** Reconciliation (seed 002, rule 6): the venue's word held against our own. */
@NullMarked
package io.sallyport.core.reconcile;

import org.jspecify.annotations.NullMarked;
