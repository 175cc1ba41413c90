package io.sallyport.core.harness;

import java.util.Optional;
import java.util.UUID;

/**
 * A task of a cycle as it stands.
 *
 * @param task the task
 * @param taskId its id in the cycle
 * @param standing where it is
 * @param end what is on record of its end, once it ended
 * @param blockedBy what it can never follow, in words, if it is BLOCKED
 */
public record TaskView(
    Task task,
    UUID taskId,
    Standing standing,
    Optional<TaskRecord> end,
    Optional<String> blockedBy) {

  /** Where a task is. */
  public enum Standing {
    SUCCESS,
    SKIPPED,
    FAILED,
    /** Something that it depends on failed: it never runs. */
    BLOCKED,
    /** The cycle ended before its turn came. */
    NOT_RUN,
    /** Its turn may come. */
    WAITING;

    static Standing of(TaskOutcome outcome) {
      return switch (outcome) {
        case SUCCESS -> SUCCESS;
        case SKIPPED -> SKIPPED;
        case FAILED -> FAILED;
      };
    }
  }

  /** Why it stands there, in words, with the reason of a skip before them; empty of a success. */
  public String why() {
    return end.map(
            record -> record.skipReason().map(reason -> reason + ": ").orElse("") + record.why())
        .or(() -> blockedBy)
        .orElse("");
  }
}
