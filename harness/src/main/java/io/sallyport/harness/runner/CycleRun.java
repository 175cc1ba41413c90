package io.sallyport.harness.runner;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * One run of a cycle that has begun. Tasks end for the desk in the order in which they were
 * started, whichever is done first: so the same input makes the same journal.
 */
final class CycleRun implements AutoCloseable {
  private final Bridge bridge;
  private final Caller caller;
  private final CycleRequest request;
  private final UUID cycleId;
  private final Programs programs;
  private final Deque<TaskRun> underWay = new ArrayDeque<>();
  private final Set<UUID> started = new TreeSet<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("task-timer").factory());

  CycleRun(Bridge bridge, Caller caller, CycleRequest request, UUID cycleId, Programs programs) {
    this.bridge = bridge;
    this.caller = caller;
    this.request = request;
    this.cycleId = cycleId;
    this.programs = programs;
    timer.setRemoveOnCancelPolicy(true); // else it would hold every task until its time is up
  }

  /** Does what is to be done until the cycle is over, or the bridge refuses to go on. */
  Reply<CycleProgress> toTheEnd(CycleProgress begun) throws InterruptedException {
    Reply<CycleProgress> progress = Reply.of(begun);
    int idle = 0;
    while (progress instanceof Reply.Accepted<CycleProgress>(CycleProgress now)
        && !now.status().isOver()) {
      progress = underWay.isEmpty() ? advance() : endHead();
      idle = underWay.isEmpty() ? idle + 1 : 0;
      if (idle > request.graph().tasks().size() + 1) {
        throw new IllegalStateException("cycle %s does not go on".formatted(cycleId));
      }
    }
    return progress;
  }

  /** Asks what is next, and starts it. */
  private Reply<CycleProgress> advance() {
    return bridge
        .submit(caller, new CycleCommand.AdvanceCycle(cycleId))
        .flatMap(now ->
            programs
                .missing(now.next())
                .map(Reply::<CycleProgress>refuse)
                .orElseGet(() -> {
                  now.next().forEach(this::start);
                  return Reply.of(now);
                }));
  }

  private void start(TaskCall call) {
    if (underWay.size() < request.graph().parallelism() && started.add(call.taskId())) {
      TaskRun task = programs.run(request, call);
      task.start(timer);
      underWay.add(task);
    }
  }

  /** Waits for the task that was started first, tells how it ended, and goes on. */
  private Reply<CycleProgress> endHead() throws InterruptedException {
    TaskRun head = underWay.element();
    TaskResult result = head.await();
    underWay.remove();
    Reply<CycleProgress> ended =
        bridge.submit(caller, new CycleCommand.EndTask(cycleId, head.taskId(), result));
    boolean isOver =
        ended instanceof Reply.Accepted<CycleProgress>(CycleProgress now) && now.status().isOver();
    return isOver || ended.refused().filter(why -> !isEndedByOthers(why.code())).isPresent()
        ? ended
        : advance();
  }

  /** Another run of the same cycle was faster, or the task's skill is gone, which ended it too. */
  private static boolean isEndedByOthers(RefusalCode code) {
    return code == RefusalCode.TASK_NOT_READY || code == RefusalCode.CYCLE_OVER;
  }

  /** Stops whatever still runs. */
  @Override
  public void close() {
    underWay.forEach(TaskRun::stop);
    timer.shutdownNow();
  }
}
