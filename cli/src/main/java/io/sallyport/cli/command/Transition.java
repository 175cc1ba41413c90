package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.TransitionAnswer;
import io.sallyport.core.desk.Command.TransitionPlan;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PlanAction;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;

/** What every transition of a plan takes. */
final class Transition {
  @Mixin private PlanParameter plan = new PlanParameter();
  @Mixin private ReasonOption reason = new ReasonOption();

  /** Moves the plan on, as its owner unless a tenant was named. */
  Reply<Answer> submit(Session session, PlanAction action, Duration expiresIn) {
    return reason.parse().flatMap(why -> submit(session, action, why, expiresIn));
  }

  private Reply<Answer> submit(Session session, PlanAction action, Reason why, Duration expiresIn) {
    return session
        .settings()
        .asker()
        .flatMap(asker ->
            plan.namedIn(session, action.name().toLowerCase(Locale.ROOT))
                .flatMap(
                    id -> session.submit(new TransitionPlan(asker, id, action, why, expiresIn))))
        .map(TransitionAnswer::new);
  }
}
