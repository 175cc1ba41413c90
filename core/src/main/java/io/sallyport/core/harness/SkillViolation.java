package io.sallyport.core.harness;

/** How a skill can break its contract, and what becomes of it (seed 004, section 7). */
public enum SkillViolation {
  /** It returned what its schema does not have. */
  UNDECLARED_OUTPUT(true, true),
  /** It wrote to what it did not declare. */
  UNDECLARED_SIDE_EFFECT(true, true),
  /** It acted on what the factor layer denies. */
  PERMISSION_BYPASS(false, false),
  /** It read a layer that it did not declare, or brought in what only that layer may. */
  LAYER_BYPASS(true, false),
  /** It took longer than its task may. */
  TIMEOUT(false, false);

  private final boolean quarantines;
  private final boolean haltsCycle;

  SkillViolation(boolean quarantines, boolean haltsCycle) {
    this.quarantines = quarantines;
    this.haltsCycle = haltsCycle;
  }

  /** Whether the skill is held back until somebody has reviewed it. */
  public boolean quarantines() {
    return quarantines;
  }

  /** Whether the cycle ends at once. */
  public boolean haltsCycle() {
    return haltsCycle;
  }
}
