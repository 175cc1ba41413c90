package io.sallyport.cli.render;

import io.sallyport.core.desk.ExecutionRecord;

/**
 * An execution with its report, as it was given when it was over.
 *
 * @param execution what is on record
 */
public record ExecutionRecordAnswer(ExecutionRecord execution) implements Answer {
  @Override
  public String text() {
    return new Lines(9)
            .heading("Execution " + execution.view().runId())
            .put("Plan", execution.view().planId())
            .put("Client", execution.view().clientId())
            .put("Asked for", execution.view().at() + " by " + execution.view().actor())
        + execution
            .result()
            .map(result -> "\n" + new ExecutionAnswer(result).text())
            .orElse("\nIt is under way: sallyport order list shows its orders.\n");
  }

  @Override
  public JsonObject json() {
    return ExecutionListAnswer.json(execution.view())
        .putObjectIfAny(
            "report", execution.result().map(result -> new ExecutionAnswer(result).json()));
  }
}
