package io.sallyport.cli.render;

import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.desk.PlanHistory.Step;
import io.sallyport.core.execution.ValidationIssue.Severity;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionEvent;
import java.util.Comparator;
import java.util.List;

/**
 * All that happened to a plan, oldest first.
 *
 * @param history what happened
 * @param now what time it is in the home: that the approval has expired by then is said
 */
public record PlanHistoryAnswer(PlanHistory history, LogicalTime now) implements Answer {
  @Override
  public String text() {
    Table table = new Table("AT", "WHO", "WHAT", "WHY");
    history
        .steps()
        .forEach(step -> table.row(step.at(), step.actor(), what(step), Visible.of(why(step))));
    return "Plan %s is %s\n\n".formatted(history.plan().id(), PlanFields.state(history.plan(), now))
        + table;
  }

  private static String what(Step step) {
    return switch (step) {
      case PlanHistory.Moved(ExecutionEvent line) ->
          "%s to %s".formatted(line.action(), line.toState());
      case PlanHistory.Validated validated -> "validated: " + validated.report().status();
      case PlanHistory.Executed executed ->
          "%s %s: %s"
              .formatted(executed.mode(), executed.runId(), ExecutionListAnswer.status(executed));
    };
  }

  private static String why(Step step) {
    return switch (step) {
      case PlanHistory.Moved(ExecutionEvent line) -> line.reason().value();
      case PlanHistory.Validated validated -> String.join(", ", codes(validated.report()));
      case PlanHistory.Executed executed -> executed.why().orElse("");
    };
  }

  /** What spoke against it, the worst first. */
  private static List<String> codes(ValidationReport report) {
    return report.issues().stream()
        .sorted(Comparator.comparing(issue -> issue.severity() != Severity.FAIL))
        .map(issue -> issue.code().name())
        .distinct()
        .toList();
  }

  @Override
  public JsonObject json() {
    JsonObject json =
        new JsonObject().put("plan_id", history.plan().id()).put("state", history.plan().state());
    return PlanFields.withExpiry(json, history.plan(), now)
        .putObjects("history", history.steps().stream().map(PlanHistoryAnswer::json).toList());
  }

  private static JsonObject json(Step step) {
    JsonObject json = new JsonObject().put("at", step.at()).put("actor", step.actor());
    return switch (step) {
      case PlanHistory.Moved(ExecutionEvent line) ->
          json.put("what", "transition")
              .put("action", line.action())
              .put("from_state", line.fromState().map(Object::toString).orElse(""))
              .put("to_state", line.toState())
              .put("reason", line.reason())
              .put("event_id", line.eventId());
      case PlanHistory.Validated validated ->
          json.put("what", "validation")
              .put("verdict", validated.report().status())
              .put("strategy_id", validated.report().basis().strategy())
              .putTexts("codes", codes(validated.report()));
      case PlanHistory.Executed executed ->
          json.put("what", "execution")
              .put("run_id", executed.runId())
              .put("mode", executed.mode())
              .put("status", ExecutionListAnswer.status(executed))
              .put("why", executed.why());
    };
  }
}
