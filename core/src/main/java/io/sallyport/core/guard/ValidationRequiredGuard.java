package io.sallyport.core.guard;

import io.sallyport.core.model.Details;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.StrategyId;
import java.util.List;
import java.util.Optional;

/**
 * LIVE needs the newest validation of this plan, under the present registry, to be PASS, or WARNING
 * that the caller accepts; and the caller to be right in what it asserts (SPEC 5, SPEC 14).
 */
final class ValidationRequiredGuard implements Guard {
  private static final String REQUIREMENT = "validation";

  @Override
  public String name() {
    return "ValidationRequired";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Validation not required for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    Optional<Refusal> broken = facts.registry().read().refused();
    if (broken.isPresent()) {
      return lacking(
          "LIVE execution requires a readable strategy registry: " + broken.get().message());
    }
    if (!facts.request().assertions().holdFor(facts.plan().content())) {
      return lacking(
          "What was asserted of the order is not what plan " + facts.plan().id() + " says");
    }
    return facts
        .validation()
        .map(validation -> judge(facts, validation))
        .orElseGet(() -> lacking("LIVE execution requires prior validation"));
  }

  private static Finding judge(GuardFacts facts, ValidationRecord validation) {
    if (!validation.planDigest().equals(facts.plan().digest())
        || !Optional.of(validation.registryDigest()).equals(facts.registry().digest())) {
      return lacking(
          "LIVE execution requires prior validation under the present strategy registry; it has"
              + " changed since");
    }
    if (!agree(facts, validation.strategy())) {
      return lacking(
          "Strategy %s was named, but the newest validation used %s"
              .formatted(
                  facts.request().strategy().map(StrategyId::value).orElse(""),
                  validation.strategy().map(StrategyId::value).orElse("the plan's")));
    }
    return switch (validation.verdict()) {
      case PASS -> Finding.passed("Plan validated successfully");
      case WARNING -> judgeWarning(facts.request());
      case FAIL -> lacking("Validation failed");
    };
  }

  private static Finding judgeWarning(LiveRequest request) {
    if (request.assertsValidationPassed()) {
      return lacking(
          "--validation-passed was asserted, but the newest validation ended in WARNING");
    }
    return request.acceptsWarnings()
        ? Finding.passed(
            "Plan validated with warnings, which were accepted",
            Details.of("accepted_warnings", true))
        : lacking("Validation ended in WARNING; LIVE execution requires --accept-warnings");
  }

  /** Naming none agrees with whatever the validation used. */
  private static boolean agree(GuardFacts facts, Optional<StrategyId> validated) {
    List<StrategyId> used =
        validated.map(List::of).orElseGet(() -> facts.plan().content().strategies());
    return facts.request().strategy().filter(named -> !used.contains(named)).isEmpty();
  }

  private static Finding lacking(String message) {
    return Finding.lacking(REQUIREMENT, message);
  }
}
