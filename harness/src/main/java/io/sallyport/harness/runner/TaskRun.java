package io.sallyport.harness.runner;

import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Details;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One task on a thread of its own. It ends once: with what the skill returned or threw, with the
 * first thing that it may not do, or with its time; whatever comes after that is ignored. The
 * thread itself cannot be ended: it is interrupted, and left behind without rights.
 */
final class TaskRun {
  private static final TaskResult UNEXPLAINED =
      new TaskResult.Failed("it ended without saying how, out of memory perhaps");

  private final TaskCall call;
  private final InstalledSkill skill;
  private final SkillUse by;
  private final TaskContext context;
  private final CompletableFuture<TaskResult> end = new CompletableFuture<>();
  private final Thread thread;
  private Future<?> overrun = CompletableFuture.completedFuture("not started");

  TaskRun(
      CycleRequest request, TaskCall call, SkillRegistration registration, InstalledSkill skill) {
    this.call = call;
    this.skill = skill;
    this.by = SkillUse.of(registration);
    this.context = new TaskContext(request, call, registration, end::complete);
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("task-" + call.task().id())
            .uncaughtExceptionHandler((_, _) -> {}) // its end says it all
            .unstarted(this::work);
  }

  UUID taskId() {
    return call.taskId();
  }

  /** The program that does it. */
  SkillUse by() {
    return by;
  }

  /** Starts it, and its time with it. */
  void start(ScheduledExecutorService timer) {
    overrun = timer.schedule(this::overrun, call.task().timeoutMs(), TimeUnit.MILLISECONDS);
    thread.start();
  }

  /** Waits for its end. */
  TaskResult await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task ends with a result, never with an exception", e);
    } finally {
      overrun.cancel(false);
    }
  }

  /** Takes all its rights away, if it still has any, and interrupts it. */
  void stop() {
    end.complete(UNEXPLAINED);
    leaveBehind();
  }

  private void overrun() {
    TaskResult overrun =
        new TaskResult.Violated(
            SkillViolation.TIMEOUT, "it took longer than %s ms".formatted(call.task().timeoutMs()));
    if (end.complete(overrun)) {
      leaveBehind();
    }
  }

  /** To interrupt can run code of the skill, in a channel that it made: on nobody else's thread. */
  private void leaveBehind() {
    context.revoke();
    if (thread.isAlive()) {
      Thread.ofPlatform().daemon().name("interrupt").start(thread::interrupt);
    }
  }

  private void work() {
    try {
      end.complete(result());
    } finally {
      end.complete(UNEXPLAINED);
      context.revoke();
    }
  }

  /** Whatever a skill throws is only ever the failure of its task. */
  private TaskResult result() {
    try {
      Details output = OwnOutput.copy(skill.make().run(context));
      return context.close(output);
    } catch (Throwable e) {
      return new TaskResult.Failed(ForeignText.of(e));
    }
  }
}
