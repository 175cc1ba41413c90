package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import java.util.List;
import java.util.Optional;

/**
 * One execution with its whole report, as the journal has it.
 *
 * @param view the execution in short
 * @param result its report; empty while a LIVE run is under way
 */
public record ExecutionRecord(ExecutionView view, Optional<ExecutionResult> result) {

  /**
   * Finds an execution's report.
   *
   * @param view the execution
   * @param entry the journal's entry that it names
   */
  public static ExecutionRecord of(ExecutionView view, JournalEntry entry) {
    return new ExecutionRecord(
        view, entry.events().stream().flatMap(event -> resultIn(view, event).stream()).findFirst());
  }

  private static Optional<ExecutionResult> resultIn(ExecutionView view, Event event) {
    return switch (event) {
      case Event.PlanExecuted(ExecutionResult result) -> Optional.of(result);
      case Event.RunEnded ended when ended.runId().equals(view.runId()) ->
          Optional.of(ended.result());
      default -> Optional.empty();
    };
  }

  /** Why an execution did not succeed, in one line: its error, or the guards that blocked it. */
  static Optional<String> why(ExecutionResult result) {
    if (result.isSuccess()) {
      return Optional.empty();
    }
    List<String> failed =
        result.guards().stream()
            .filter(guard -> !guard.passed())
            .map(ExecutionGuard::name)
            .toList();
    return result
        .error()
        .or(() -> Optional.of("blocked by " + String.join(", ", failed)))
        .filter(why -> !why.isBlank());
  }
}
