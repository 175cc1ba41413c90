package io.sallyport.core.harness;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;

/**
 * An entry of the decision ledger (seed 004, section 7): what people decided about skills. It is
 * only ever added.
 *
 * @param id its number
 * @param decision what was decided
 * @param reason why
 * @param actor by whom
 * @param at when
 */
public record DecisionEntry(
    DecisionId id, Reason decision, Reason reason, ActorId actor, LogicalTime at) {}
