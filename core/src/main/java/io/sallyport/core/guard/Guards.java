package io.sallyport.core.guard;

import java.util.List;

/**
 * Every guard, in the order of SPEC 5. None is skipped, whatever the others found, and each result
 * is listed.
 */
public final class Guards {
  private static final Guard TENANT = new TenantContextGuard();

  private static final List<Guard> IN_ORDER =
      List.of(
          TENANT,
          new ValidationRequiredGuard(),
          new AcknowledgementGuard(),
          new ExecutionLimitsGuard(),
          new GovernanceGuard(),
          new SeasonOpenGuard(),
          new KillSwitchGuard(),
          new ReconciliationGuard(),
          new PlaneAuthorizedGuard(),
          new AlreadyExecutedGuard());

  private Guards() {}

  /** Runs every guard in the mode that the request asks for. */
  public static List<ExecutionGuard> run(GuardFacts facts) {
    return IN_ORDER.stream().map(guard -> run(guard, facts)).toList();
  }

  private static ExecutionGuard run(Guard guard, GuardFacts facts) {
    Finding live = guard.judge(facts);
    return facts.request().mode() == ExecutionMode.LIVE || guard == TENANT
        ? new ExecutionGuard(guard.name(), live.passed(), live.message(), live.details())
        : new ExecutionGuard(guard.name(), true, guard.inDryRun(), whatLiveWouldDo(live));
  }

  private static Details whatLiveWouldDo(Finding live) {
    return Details.of("would_block", !live.passed()).and("live", live.message());
  }
}
