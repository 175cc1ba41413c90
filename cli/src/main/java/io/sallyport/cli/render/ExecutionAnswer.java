package io.sallyport.cli.render;

import io.sallyport.core.execution.ExecutionAction;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.VenueId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Report report = new Report("EXECUTION REPORT").paragraph("MODE: " + mode());
    addBanner(report);
    report.paragraph("STATUS: " + Report.mark(result.isSuccess()) + " " + result.status());
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
      case LIVE -> isSimulated() ? "LIVE (Simulated venue sim)" : "LIVE (Real Orders)";
    };
  }

  private void addBanner(Report report) {
    report.line("⚠️  " + banner());
    clock().ifPresent(ahead -> report.line("⚠️  " + ahead));
    long unresolved = figure("orders_unresolved");
    if (unresolved > 0) {
      report.line(
          "⚠️  An order may be working at %s: what became of %d is not known"
              .formatted(venue().orElse("-"), unresolved));
    }
  }

  /** Two clocks that differ make a report's times hard to believe (SPEC 9). */
  private Optional<String> clock() {
    return Optional.ofNullable(result.metadata().values().get("clock_ahead_seconds"))
        .map("The home's time is %s s ahead of the wall clock"::formatted);
  }

  /** The truth, whatever the mode (SPEC 5). */
  private String banner() {
    long sent = figure("orders_sent");
    if (sent == 0) {
      return "No real orders were placed";
    }
    return isSimulated()
        ? "No real orders were placed: venue sim is simulated, and was sent " + sent
        : "REAL ORDERS WERE PLACED: %d at %s".formatted(sent, venue().orElse("-"));
  }

  private boolean isSimulated() {
    return venue().filter(VenueId.SIM.value()::equals).isPresent();
  }

  /** Where a run went, or would have gone: a blocked one has it from the guard. */
  private Optional<String> venue() {
    return Stream.concat(
            Stream.of(result.metadata()),
            result.guards().stream()
                .filter(guard -> guard.name().equals("PlaneAuthorized"))
                .map(ExecutionGuard::details))
        .flatMap(details -> Optional.ofNullable(details.values().get("venue")).stream())
        .map(Object::toString)
        .findFirst();
  }

  private long figure(String name) {
    return result.metadata().values().get(name) instanceof Long count ? count : 0;
  }

  private void addWhy(Report report) {
    if (result.isBlocked()) {
      report.line("Execution prevented by safety checks");
    }
    result.error().ifPresent(error -> report.line("Error: " + Visible.of(error)));
  }

  private static String line(ExecutionGuard guard) {
    return "  "
        + Report.mark(guard.passed())
        + " "
        + guard.name()
        + ": "
        + Visible.of(guard.message());
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
          .line("     Result: " + Visible.of(action.result()));
      switch (result.mode()) {
        case LIVE -> addDetails(report, action);
        case DRY_RUN -> {
          if (actions.size() + placeholders().size() > 1) {
            report.line("     Order: " + order(action.details()));
          }
        }
      }
    }
    addPlaceholders(report);
  }

  /** What was simulated: {@code buy 0.001 BTCUSDT at 50000}. */
  private static String order(Details of) {
    Object price = of.values().getOrDefault("price", "market");
    return Stream.of("operation_type", "quantity", "symbol")
            .map(name -> String.valueOf(of.values().get(name)))
            .collect(Collectors.joining(" "))
        + " at "
        + price;
  }

  private void addPlaceholders(Report report) {
    List<?> legs = placeholders();
    if (!legs.isEmpty()) {
      report.paragraph("NOT SIMULATED (%d):".formatted(legs.size()));
      legs.forEach(leg ->
          report.line("  - leg %s is a placeholder: it has no order to simulate".formatted(leg)));
    }
  }

  private List<?> placeholders() {
    return result.metadata().values().get("placeholder_legs") instanceof List<?> legs
        ? legs
        : List.of();
  }

  /** All that is known of an order, so that nobody has to look it up. */
  private static void addDetails(Report report, ExecutionAction action) {
    action
        .details()
        .values()
        .forEach((name, figure) -> {
          String values =
              figure instanceof List<?> list
                  ? String.join(", ", list.stream().map(Object::toString).toList())
                  : figure.toString();
          report.line("     " + name + ": " + Visible.of(values));
        });
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
