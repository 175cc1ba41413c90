package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ExecutionAnswer;
import io.sallyport.core.desk.Command.ExecutePlan;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Executes a plan for a tenant that is never guessed: simulated, unless LIVE is asked for. */
@Command(description = "Run a plan through every guard: DRY-RUN unless --live. Needs a client id.")
final class ExecuteCommand implements HomeCommand {
  @Mixin private PlanParameter plan = new PlanParameter();
  @Mixin private LiveOptions live = new LiveOptions();
  @Mixin private AssertionOptions said = new AssertionOptions();

  @Override
  public Reply<Answer> run(Session session) {
    live.withoutEffect().ifPresent(session::note);
    return said.strategy()
        .flatMap(strategy ->
            planned(session)
                .flatMap(id ->
                    session.submit(
                        new ExecutePlan(session.settings().claim(), id, request(strategy)))))
        .map(result -> answer(session, result));
  }

  private Reply<String> planned(Session session) {
    return live.asked() ? plan.namedIn(session, "execute LIVE") : plan.inOf(session);
  }

  /** A dry run goes on whatever is asserted; somebody who asserted what is wrong is told. */
  private Answer answer(Session session, ExecutionResult result) {
    if (result.mode() == ExecutionMode.DRY_RUN && !said.order().equals(OrderAssertions.NONE)) {
      result.guards().stream()
          .filter(guard -> guard.name().equals("ValidationRequired"))
          .map(guard -> guard.details().values())
          .filter(details -> Boolean.TRUE.equals(details.get("would_block")))
          .forEach(details -> session.note("LIVE would be blocked: " + details.get("live")));
    }
    return new ExecutionAnswer(result);
  }

  private LiveRequest request(Optional<StrategyId> strategy) {
    return new LiveRequest(
        live.asked() ? ExecutionMode.LIVE : ExecutionMode.DRY_RUN,
        strategy,
        live.acknowledgesRisk(),
        live.acceptsWarnings(),
        live.assertsValidated(),
        live.assertsValidationPassed(),
        said.order());
  }
}
