package io.sallyport.cli.render;

import io.sallyport.core.desk.ReconcileCommand.Findings;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.reconcile.Reconciliation;

/**
 * The report of a reconciliation (seed 002, rule 6).
 *
 * @param findings what the venue said, held against our own record
 */
public record ReconciliationAnswer(Findings findings) implements Answer {
  @Override
  public int exitCode() {
    return isSettled() ? 0 : 1;
  }

  private boolean isSettled() {
    return findings.unanswered().isEmpty()
        && findings.unresolved().isEmpty()
        && !requiresManualResolution();
  }

  private boolean requiresManualResolution() {
    return findings.reconciliations().stream().anyMatch(Reconciliation::requiresManualResolution)
        || findings.unresolved().stream().anyMatch(block -> !block.isSettledByAnswer());
  }

  @Override
  public String text() {
    Report report =
        new Report("RECONCILIATION REPORT")
            .paragraph("VENUE: " + findings.venue())
            .line("STATUS: " + Report.mark(isSettled()) + " " + status());
    findings.reconciliations().forEach(made -> add(report, made));
    findings
        .unanswered()
        .forEach(symbol -> report.paragraph("✗ %s: the venue gave no answer".formatted(symbol)));
    if (!findings.covers().isEmpty()) {
      report.paragraph("PROTECTION:");
      findings.covers().forEach(cover -> report.line("  - " + CoverFields.inWords(cover)));
    }
    if (!findings.unresolved().isEmpty()) {
      report.paragraph("UNRESOLVED (" + findings.unresolved().size() + "):");
      findings.unresolved().forEach(block -> report.line("  - " + BlockFields.inWords(block)));
    }
    return summary(report).toString();
  }

  private String status() {
    if (!findings.unanswered().isEmpty()) {
      return "NOT ANSWERED";
    }
    if (!isSettled()) {
      return "UNRESOLVED";
    }
    return findings.reconciliations().isEmpty() ? "NOTHING TO RECONCILE" : "MATCHED";
  }

  private static void add(Report report, Reconciliation made) {
    report.paragraph(
        "%s %s: %s"
            .formatted(
                Report.mark(!made.requiresManualResolution()),
                made.symbol(),
                String.join(", ", made.kinds().stream().map(Enum::name).toList())));
    made.orderId().ifPresent(order -> report.line("  About order: " + order));
    report.line("  Position in the book: " + Decimals.plain(made.bookPosition()));
    report.line("  Position at the venue: " + venuePosition(made));
    made.differences().forEach(difference -> report.line("  - " + Visible.of(difference)));
  }

  private static String venuePosition(Reconciliation made) {
    return made.venuePosition()
        .map(held ->
            Decimals.plain(held)
                + (made.positionsCompared() ? "" : " (not compared: another order is open)"))
        .orElse("not told; the own book's is all there is");
  }

  private Report summary(Report report) {
    return report
        .paragraph("Summary:")
        .line("  Reconciled: " + findings.reconciliations().size())
        .line("  Not answered: " + findings.unanswered().size())
        .line("  Unresolved: " + findings.unresolved().size())
        .line("  Requires manual resolution: " + requiresManualResolution());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("venue", findings.venue())
        .put("settled", isSettled())
        .put("requires_manual_resolution", requiresManualResolution())
        .putObjects(
            "reconciliations",
            findings.reconciliations().stream().map(ReconciliationAnswer::json).toList())
        .putTexts("unanswered", findings.unanswered())
        .putObjects("covers", findings.covers().stream().map(CoverFields::json).toList())
        .putObjects("unresolved", findings.unresolved().stream().map(BlockFields::json).toList());
  }

  private static JsonObject json(Reconciliation made) {
    return new JsonObject()
        .put("question_id", made.questionId())
        .put("client_id", made.clientId().value())
        .put("symbol", made.symbol())
        .put("order_intent_id", made.orderId())
        .putTexts("kinds", made.kinds())
        .putTexts("differences", made.differences())
        .put("requires_manual_resolution", made.requiresManualResolution())
        .putDecimal("book_position", made.bookPosition())
        .putDecimal("venue_position", made.venuePosition())
        .put("positions_from", made.venuePosition().isPresent() ? "venue" : "own_book")
        .put("positions_compared", made.positionsCompared());
  }
}
