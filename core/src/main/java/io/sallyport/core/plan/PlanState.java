package io.sallyport.core.plan;

/** Where a plan is in its life (seed 000, section 1.2). */
public enum PlanState {
  DRAFT,
  REVIEWED,
  APPROVED,
  COMMITTED,
  CANCELLED;

  /** Whether no transition leaves this state. */
  public boolean isTerminal() {
    return this == COMMITTED || this == CANCELLED;
  }
}
