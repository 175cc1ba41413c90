package io.sallyport.harness.runner;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs cycles (seed 004, section 4 and appendix A). It decides nothing: the desk says which tasks
 * are next, skills do them, and the desk is told how each ended. A run that breaks off loses and
 * doubles nothing; the same request goes on with it.
 *
 * <p>A skill is code in this process. What it is handed it can use only as it declared, and an
 * overrun ends its rights; but it is not confined: what a decision authorizes, somebody has to have
 * read.
 */
public final class CycleRunner {
  private final SkillCatalog catalog;
  private final Bridge bridge;

  /** A runner of installed skills that speaks to a bridge. */
  public CycleRunner(SkillCatalog catalog, Bridge bridge) {
    this.catalog = catalog;
    this.bridge = bridge;
  }

  /**
   * Runs a cycle to its end, or goes on with one that broke off. One that is over is only shown.
   * Returns once nothing of it runs any more with any right. If the calling thread is interrupted,
   * it stops, and the cycle waits to be run again.
   *
   * @param gates what each gate of the graph came to, in order
   * @return the cycle, over; or the refusal of the bridge; {@link RefusalCode#SKILL_UNUSABLE} if a
   *     skill is not installed as what was registered; {@link RefusalCode#HARNESS_HALTED} after an
   *     error of the harness; {@link RefusalCode#OWNER_LOST} if it was interrupted
   */
  public Reply<CycleView> run(
      Caller caller, CycleRequest request, List<ConditionalGate.Result> gates) {
    UUID cycleId = request.cycleId();
    try {
      return programs(caller, request, cycleId)
          .flatMap(programs -> run(caller, request, gates, programs))
          .flatMap(_ -> view(caller, cycleId));
    } catch (RuntimeException | Error e) { // a bug: nobody knows what is true, so everything stops
      return halt(caller, cycleId, e);
    }
  }

  private Reply<CycleProgress> run(
      Caller caller, CycleRequest request, List<ConditionalGate.Result> gates, Programs programs) {
    try (CycleRun run = new CycleRun(bridge, caller, request, request.cycleId(), programs)) {
      return switch (bridge.submit(caller, new CycleCommand.BeginCycle(request, gates))) {
        case Reply.Accepted<CycleProgress>(CycleProgress begun) -> run.toTheEnd(begun);
        case Reply.Refused<CycleProgress> refused -> refused;
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Reply.refuse(
          RefusalCode.OWNER_LOST,
          "cycle %s was interrupted; run it again, and it goes on".formatted(request.cycleId()));
    }
  }

  /** What is to do its tasks; nothing of a cycle that is over. */
  private Reply<Programs> programs(Caller caller, CycleRequest request, UUID cycleId) {
    boolean isOver =
        view(caller, cycleId) instanceof Reply.Accepted<CycleView>(CycleView cycle)
            && cycle.status().isOver();
    return isOver
        ? Programs.of(request, List.of(), catalog)
        : bridge
            .ask(caller, new Query.ListSkills())
            .flatMap(registered -> Programs.of(request, registered, catalog));
  }

  private Reply<CycleView> view(Caller caller, UUID cycleId) {
    return bridge.ask(caller, new Query.FindCycle(Optional.empty(), cycleId.toString()));
  }

  private Reply<CycleView> halt(Caller caller, UUID cycleId, Throwable bug) {
    String why = "an error of the harness: " + ForeignText.of(bug);
    try {
      Reply<CycleView> halted =
          bridge
              .submit(caller, new CycleCommand.HaltHarness(Optional.of(cycleId), why))
              .flatMap(_ -> view(caller, cycleId));
      return halted.refused().isPresent() ? refusal(why) : halted;
    } catch (RuntimeException | Error _) { // the bridge itself is broken
      return refusal(why);
    }
  }

  private static Reply<CycleView> refusal(String why) {
    return Reply.refuse(new Refusal(RefusalCode.HARNESS_HALTED, why));
  }
}
