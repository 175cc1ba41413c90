/**
 * The execution harness (seed 004, SPEC 8): the state that upstream layers hand in, task graphs and
 * their cycles, skills and their lives, the decision ledger. Which task may run, what a skill may
 * write and what becomes of a violation is decided here; what runs skills and evaluates gates is
 * not.
 */
@NullMarked
package io.sallyport.core.harness;

import org.jspecify.annotations.NullMarked;
