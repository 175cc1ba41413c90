package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.NameUuid;
import java.util.UUID;

/** How the tasks of a cycle get their ids (SPEC 8): of cycle, task type and input hash. */
final class TaskIds {
  /** Namespace of task ids. */
  static final UUID TASK_NS = UUID.fromString("5a117907-0000-5000-8000-000000000009");

  private TaskIds() {}

  /** A task's id in a cycle over an input of that digest. */
  static UUID of(UUID cycleId, Task task, Digest input) {
    Digest inputHash =
        new CanonicalJson().put("input", input).put("own", task.ownInputs()).digest();
    return NameUuid.of(TASK_NS, cycleId.toString(), task.taskType().value(), inputHash.hex());
  }
}
