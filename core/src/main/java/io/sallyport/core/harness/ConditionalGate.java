package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.TaskName;
import java.util.Optional;

/**
 * Lets one of two tasks run, by a condition over state alone (seed 004, section 4).
 *
 * @param condition a CEL expression
 * @param ifTrue the task that runs only if the condition holds
 * @param ifFalse the task that runs only if it does not; none for SKIP
 */
public record ConditionalGate(String condition, TaskName ifTrue, Optional<TaskName> ifFalse) {

  /** What a condition came to. */
  public enum Result {
    TRUE,
    FALSE,
    /** State that it names is not there: neither task runs. */
    UNKNOWN
  }

  /** Whether a task that this gate names may run. */
  boolean lets(TaskName task, Result result) {
    return task.equals(ifTrue)
        ? result == Result.TRUE
        : ifFalse.filter(task::equals).isEmpty() || result == Result.FALSE;
  }

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("condition", condition)
        .put("if_true", ifTrue)
        .put("if_false", ifFalse);
  }
}
