package io.sallyport.core.harness;

import java.util.List;
import java.util.UUID;

/**
 * Where a cycle stands, for whoever runs it.
 *
 * @param cycleId the cycle
 * @param status where it is
 * @param next the tasks that may be under way now, in order; as many as its graph lets run at once,
 *     and none behind a task that has to be skipped first: then the cycle is to be advanced again
 */
public record CycleProgress(UUID cycleId, CycleStatus status, List<TaskCall> next) {
  public CycleProgress {
    next = List.copyOf(next);
  }
}
