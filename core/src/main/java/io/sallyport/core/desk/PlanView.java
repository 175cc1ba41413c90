package io.sallyport.core.desk;

import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.ExecutionOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A plan with what became of it.
 *
 * @param plan the plan
 * @param validation its newest validation
 * @param origin the harness cycle that proposed it, if one did
 * @param outcomes its intents' outcomes: paper first, then LIVE, in leg order
 */
public record PlanView(
    Plan plan,
    Optional<ValidationRecord> validation,
    Optional<Harness.PlanOrigin> origin,
    List<ExecutionOutcome> outcomes) {}
