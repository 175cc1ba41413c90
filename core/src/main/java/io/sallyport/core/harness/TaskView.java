package io.sallyport.core.harness;

import java.util.Optional;
import java.util.UUID;

/**
 * A task of a cycle as it stands.
 *
 * @param task the task
 * @param taskId its id in the cycle
 * @param end what is on record of its end, once it ended
 * @param blockedBy the task that it can never follow, in words, if it can never run
 */
public record TaskView(
    Task task, UUID taskId, Optional<TaskRecord> end, Optional<String> blockedBy) {
  /** Its outcome, or else where it is: BLOCKED, or WAITING. */
  public String standing() {
    return end.map(record -> record.outcome().name())
        .orElse(blockedBy.isPresent() ? "BLOCKED" : "WAITING");
  }
}
