package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.OrderIntent;
import java.util.Optional;

/**
 * The paper plane (seed 003): every intent is filled in full, at no price, whatever it is. No I/O,
 * no randomness; identical input gives an identical outcome.
 */
public final class PaperPlane {
  private PaperPlane() {}

  /** Realizes an intent. */
  public static ExecutionOutcome realize(OrderIntent intent, ClientId client, LogicalTime at) {
    return new ExecutionOutcome(
        ExecutionOutcome.id(intent.orderIntentId(), ExecutionPlane.PAPER, at),
        intent.orderIntentId(),
        ExecutionPlane.PAPER,
        OutcomeStatus.FILLED,
        intent.terms().quantity(),
        at,
        Optional.empty(),
        client,
        Optional.empty(),
        intent.terms().side(),
        intent.terms().symbol(),
        Optional.empty(),
        Optional.empty());
  }
}
