package io.sallyport.core.harness;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Details;
import java.util.List;

/** How a skill's work on a task ended, as whoever ran it saw it. */
public sealed interface TaskResult {

  /**
   * It returned.
   *
   * @param output what it returned
   * @param writes what it wants written, in order
   * @param actions the beliefs that it wants acted upon
   */
  record Returned(Details output, List<SkillWrite> writes, List<BeliefId> actions)
      implements TaskResult {
    public Returned {
      writes = List.copyOf(writes);
      actions = List.copyOf(actions);
    }
  }

  /**
   * It failed: it threw, or returned nothing that could be read.
   *
   * @param why in words
   */
  record Failed(String why) implements TaskResult {}

  /**
   * It broke its contract, and was stopped.
   *
   * @param violation how
   * @param what exactly
   */
  record Violated(SkillViolation violation, String what) implements TaskResult {}
}
