package io.sallyport.cli.render;

import io.sallyport.core.desk.ExecutionView;
import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.execution.ExecutionStatus;
import java.util.List;
import java.util.Optional;

/**
 * Executions, one to a line.
 *
 * @param executions the oldest first
 */
public record ExecutionListAnswer(List<ExecutionView> executions) implements Answer {
  public ExecutionListAnswer {
    executions = List.copyOf(executions);
  }

  @Override
  public String text() {
    if (executions.isEmpty()) {
      return "No executions.\n";
    }
    Table table = new Table("AT", "CLIENT", "WHO", "MODE", "STATUS", "PLAN", "ID");
    executions.forEach(view ->
        table.row(
            view.at(),
            view.clientId(),
            view.actor(),
            view.mode(),
            status(view.status()),
            view.planId(),
            view.runId()));
    return table.toString();
  }

  static String status(PlanHistory.Executed executed) {
    return status(executed.status());
  }

  /** How it ended, or that it has not. */
  private static String status(Optional<ExecutionStatus> status) {
    return status.map(Enum::name).orElse("RUNNING");
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects("executions", executions.stream().map(ExecutionListAnswer::json).toList());
  }

  static JsonObject json(ExecutionView view) {
    return new JsonObject()
        .put("run_id", view.runId())
        .put("plan_id", view.planId())
        .put("client_id", view.clientId().value())
        .put("mode", view.mode())
        .put("status", status(view.status()))
        .put("actor", view.actor())
        .put("at", view.at());
  }
}
