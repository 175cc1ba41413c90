package io.sallyport.core.execution;

import io.sallyport.core.execution.ValidationIssue.Severity;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.guard.Verdict;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.LogicalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recorded verdict on one plan digest under one registry (SPEC 5).
 *
 * @param planId the plan
 * @param clientId the tenant; none where the caller named no usable one, and then the verdict does
 *     not stand for the plan
 * @param basis what was judged, and the verdict
 * @param issues everything that was found
 * @param metadata the tenant, the strategy, and what would block LIVE
 * @param validatedAt when, in logical time
 */
public record ValidationReport(
    UUID planId,
    Optional<ClientId> clientId,
    ValidationRecord basis,
    List<ValidationIssue> issues,
    Details metadata,
    LogicalTime validatedAt) {
  public ValidationReport {
    issues = List.copyOf(issues);
  }

  /** The verdict: FAIL beats WARNING beats PASS. */
  public Verdict status() {
    return basis.verdict();
  }

  /** How many issues of a severity there are. */
  public long count(Severity severity) {
    return issues.stream().filter(issue -> issue.severity() == severity).count();
  }

  static Verdict verdict(List<ValidationIssue> issues) {
    if (issues.stream().anyMatch(issue -> issue.severity() == Severity.FAIL)) {
      return Verdict.FAIL;
    }
    return issues.isEmpty() ? Verdict.PASS : Verdict.WARNING;
  }
}
