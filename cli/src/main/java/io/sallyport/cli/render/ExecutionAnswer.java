package io.sallyport.cli.render;

import io.sallyport.core.execution.ExecutionAction;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import java.util.List;

/**
 * The report of an execution (seed 001, SPEC 5).
 *
 * @param result what happened
 */
public record ExecutionAnswer(ExecutionResult result) implements Answer {

  @Override
  public int exitCode() {
    return result.isSuccess() ? 0 : 1;
  }

  @Override
  public String text() {
    Report report =
        new Report("EXECUTION REPORT")
            .paragraph("MODE: " + mode())
            .line(banner())
            .paragraph("STATUS: " + Report.mark(result.isSuccess()) + " " + result.status());
    addWhy(report);
    if (!result.isBlocked()) {
      report.context(result.metadata());
    }
    report.paragraph("SAFETY CHECKS:");
    result.guards().forEach(guard -> report.line(line(guard)));
    addActions(report);
    return summary(report).toString();
  }

  private String mode() {
    return switch (result.mode()) {
      case DRY_RUN -> "DRY-RUN (Simulation)";
      case LIVE -> "LIVE (Real Orders)";
    };
  }

  /** The truth, whatever the mode (SPEC 5). No venue can be configured yet, so none was reached. */
  private static String banner() {
    return "⚠️  No real orders were placed";
  }

  private void addWhy(Report report) {
    if (result.isBlocked()) {
      report.line("Execution prevented by safety checks");
    }
    result.error().ifPresent(error -> report.line("Error: " + error));
  }

  private static String line(ExecutionGuard guard) {
    return "  " + Report.mark(guard.passed()) + " " + guard.name() + ": " + guard.message();
  }

  private void addActions(Report report) {
    List<ExecutionAction> actions = result.actions();
    if (!actions.isEmpty()) {
      report.paragraph("ACTIONS TAKEN (" + actions.size() + "):");
    }
    for (int i = 0; i < actions.size(); i++) {
      ExecutionAction action = actions.get(i);
      report
          .line("  %d. [%s] %s".formatted(i + 1, action.type(), action.description()))
          .line("     Result: " + action.result());
    }
  }

  private Report summary(Report report) {
    return report
        .paragraph("Summary:")
        .line("  Executed at: " + Report.time(result.executedAt()))
        .line(
            "  Safety checks: %d (%d passed)"
                .formatted(result.guards().size(), result.passedGuards()))
        .line("  Actions: " + result.actions().size());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("status", result.status())
        .put("mode", result.mode())
        .putObjects("guards", result.guards().stream().map(ExecutionAnswer::json).toList())
        .putObjects("actions", result.actions().stream().map(ExecutionAnswer::json).toList())
        .putDetails("metadata", result.metadata())
        .put("executed_at", result.executedAt())
        .putOrNull("error", result.error())
        .putObject("summary", summary())
        .putObjects("outcomes", result.outcomes().stream().map(OutcomeFields::json).toList());
  }

  private JsonObject summary() {
    int guards = result.guards().size();
    return new JsonObject()
        .put("total_guards", guards)
        .put("passed_guards", result.passedGuards())
        .put("failed_guards", guards - result.passedGuards())
        .put("total_actions", result.actions().size());
  }

  private static JsonObject json(ExecutionGuard guard) {
    return new JsonObject()
        .put("name", guard.name())
        .put("passed", guard.passed())
        .put("message", guard.message())
        .putDetails("details", guard.details());
  }

  private static JsonObject json(ExecutionAction action) {
    return new JsonObject()
        .put("type", action.type())
        .put("description", action.description())
        .putDetails("details", action.details())
        .put("result", action.result());
  }
}
