package io.sallyport.core.guard;

import io.sallyport.core.model.Details;
import java.util.List;

/**
 * Every guard, in the order of SPEC 5, the pre-trade controls last. None is skipped, whatever the
 * others found, and each result is listed.
 */
public final class Guards {
  private static final List<Guard> IN_ORDER =
      List.of(
          new TenantContextGuard(),
          new ValidationRequiredGuard(),
          new AcknowledgementGuard(),
          new ExecutionLimitsGuard(),
          new GovernanceGuard(),
          new SeasonOpenGuard(),
          new KillSwitchGuard(),
          new ReconciliationGuard(),
          new PlaneAuthorizedGuard(),
          new AlreadyExecutedGuard(),
          new VenueAvailableGuard(),
          new InstrumentGuard());

  private Guards() {}

  /** Runs every guard in the mode that the request asks for. */
  public static List<ExecutionGuard> run(GuardFacts facts) {
    return IN_ORDER.stream().map(guard -> run(guard, facts)).toList();
  }

  private static ExecutionGuard run(Guard guard, GuardFacts facts) {
    Finding live = guard.judge(facts);
    return guard
        .inDryRun()
        .filter(dry -> facts.request().mode() == ExecutionMode.DRY_RUN)
        .map(dry -> new ExecutionGuard(guard.name(), true, dry, whatLiveWouldDo(live)))
        .orElseGet(
            () -> new ExecutionGuard(guard.name(), live.passed(), live.message(), live.details()));
  }

  private static Details whatLiveWouldDo(Finding live) {
    return Details.of("would_block", !live.passed()).and("live", live.message());
  }
}
