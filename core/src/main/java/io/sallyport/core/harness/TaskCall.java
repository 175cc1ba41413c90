package io.sallyport.core.harness;

import io.sallyport.core.model.Details;
import io.sallyport.core.model.TaskName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A task that is to be done now: all its preconditions hold.
 *
 * @param taskId its id in its cycle
 * @param task the task
 * @param outputs what the tasks that it depends on returned; nothing of those that were skipped
 */
public record TaskCall(UUID taskId, Task task, SortedMap<TaskName, Details> outputs) {
  public TaskCall {
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
  }
}
