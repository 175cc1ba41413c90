package io.sallyport.core.harness;

import io.sallyport.core.model.Details;
import java.util.List;
import java.util.Optional;

/**
 * What is on record of a task that ended.
 *
 * @param outcome what it came to
 * @param skipReason why it was skipped, if it was
 * @param why in words; empty of one that succeeded
 * @param output what it returned, if it succeeded
 * @param writes what it wrote
 * @param actions the beliefs that it acted upon
 */
public record TaskRecord(
    TaskOutcome outcome,
    Optional<SkipReason> skipReason,
    String why,
    Optional<Details> output,
    List<SkillWrite> writes,
    List<ActionRecord> actions) {
  public TaskRecord {
    writes = List.copyOf(writes);
    actions = List.copyOf(actions);
  }
}
