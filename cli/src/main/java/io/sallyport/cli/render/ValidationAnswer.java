package io.sallyport.cli.render;

import io.sallyport.core.execution.ValidationIssue;
import io.sallyport.core.execution.ValidationIssue.Severity;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.Verdict;
import io.sallyport.core.model.Details;

/**
 * The report of a validation (SPEC 5).
 *
 * @param report the verdict and what led to it
 */
public record ValidationAnswer(ValidationReport report) implements Answer {

  @Override
  public int exitCode() {
    return report.status() == Verdict.FAIL ? 1 : 0;
  }

  @Override
  public String text() {
    Report text =
        new Report("VALIDATION REPORT")
            .paragraph("STATUS: " + mark(report.status()) + " " + report.status())
            .context(report.metadata());
    addIssues(text, "FAILURES", Severity.FAIL, "✗ ");
    addIssues(text, "WARNINGS", Severity.WARNING, "⚠️  ");
    addWouldBlock(text);
    return text.paragraph("Summary:")
        .line("  Validated at: " + Report.time(report.validatedAt()))
        .line("  Failures: " + report.count(Severity.FAIL))
        .line("  Warnings: " + report.count(Severity.WARNING))
        .toString();
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case WARNING -> "⚠️ ";
      case FAIL -> "✗";
    };
  }

  private void addIssues(Report text, String heading, Severity severity, String mark) {
    long count = report.count(severity);
    if (count > 0) {
      text.paragraph(heading + " (" + count + "):");
      report.issues().stream()
          .filter(issue -> issue.severity() == severity)
          .forEach(issue -> text.line("  " + mark + issue.code() + ": " + subject(issue)));
    }
  }

  /** The message, led by the strategy that it is about where that is all that tells it apart. */
  private static String subject(ValidationIssue issue) {
    Object strategy = issue.details().values().get("strategy_id");
    return strategy == null || issue.message().contains(strategy.toString())
        ? issue.message()
        : strategy + ": " + issue.message();
  }

  private void addWouldBlock(Report text) {
    if (report.metadata().values().get("would_block_reasons") instanceof Details reasons
        && !reasons.values().isEmpty()) {
      text.paragraph("WOULD BLOCK LIVE (" + reasons.values().size() + "):");
      reasons.values().forEach((guard, why) -> text.line("  - " + guard + ": " + why));
    }
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("status", report.status())
        .putObjects("issues", report.issues().stream().map(ValidationAnswer::json).toList())
        .putDetails("metadata", report.metadata())
        .putObject("summary", summary())
        .put("validated_at", report.validatedAt());
  }

  private JsonObject summary() {
    return new JsonObject()
        .put("total_issues", report.issues().size())
        .put("failures", report.count(Severity.FAIL))
        .put("warnings", report.count(Severity.WARNING));
  }

  private static JsonObject json(ValidationIssue issue) {
    return new JsonObject()
        .put("code", issue.code())
        .put("severity", issue.severity())
        .put("message", issue.message())
        .putDetails("details", issue.details());
  }
}
