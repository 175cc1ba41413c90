package io.sallyport.harness.runner;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * One run of a cycle that has begun. Whichever of the tasks under way is done first, the one that
 * the desk names first is ended first: so the journal is the one that a run without parallelism
 * would make, and that of a run which broke off goes on as if it had not.
 */
final class CycleRun implements AutoCloseable {
  private final Bridge bridge;
  private final Caller caller;
  private final CycleRequest request;
  private final UUID cycleId;
  private final Programs programs;
  private final SortedMap<UUID, TaskRun> underWay = new TreeMap<>();
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
    Reply<CycleProgress> progress = begun.status().isOver() ? Reply.of(begun) : advance();
    int inVain = 0;
    while (progress instanceof Reply.Accepted<CycleProgress>(CycleProgress now)
        && !now.status().isOver()) {
      boolean isEmpty = now.next().isEmpty(); // there was more to skip than fits into one entry
      inVain = isEmpty ? inVain + 1 : 0;
      if (inVain > request.graph().tasks().size()) {
        throw new IllegalStateException("cycle %s does not go on".formatted(cycleId));
      }
      progress = isEmpty ? advance() : goOn(now);
    }
    return progress;
  }

  private Reply<CycleProgress> advance() {
    return bridge.submit(caller, new CycleCommand.AdvanceCycle(cycleId));
  }

  /** Starts what may be under way, waits for the first task of it, and tells how that ended. */
  private Reply<CycleProgress> goOn(CycleProgress now) throws InterruptedException {
    Optional<Refusal> missing = programs.missing(now.next());
    if (missing.isPresent()) {
      return Reply.refuse(missing.get());
    }
    now.next().forEach(this::start);
    TaskRun first = Objects.requireNonNull(underWay.get(now.next().getFirst().taskId()));
    TaskResult result = first.await();
    underWay.remove(first.taskId());
    Reply<CycleProgress> ended =
        bridge.submit(
            caller, new CycleCommand.EndTask(cycleId, first.taskId(), first.by(), result));
    boolean isOver =
        ended instanceof Reply.Accepted<CycleProgress>(CycleProgress then)
            && then.status().isOver();
    return isOver || ended.refused().filter(why -> !isEndedByOthers(why.code())).isPresent()
        ? ended
        : advance();
  }

  private void start(TaskCall call) {
    if (underWay.size() < request.graph().parallelism() && !underWay.containsKey(call.taskId())) {
      TaskRun task = programs.run(request, call);
      underWay.put(task.taskId(), task);
      task.start(timer);
    }
  }

  /** Another run of the same cycle was faster. */
  private static boolean isEndedByOthers(RefusalCode code) {
    return code == RefusalCode.TASK_NOT_READY || code == RefusalCode.CYCLE_OVER;
  }

  /** Stops whatever still runs. */
  @Override
  public void close() {
    underWay.values().forEach(TaskRun::stop);
    timer.shutdownNow();
  }
}
