package io.sallyport.harness.shipped;

import io.sallyport.core.model.Details;
import io.sallyport.core.model.PermissionId;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;

/**
 * T1: says whether the state can be worked on, and notes what is bypassed (seed 004, section 6).
 */
@SkillDeclaration(
    id = "validate_state",
    version = "1.0.0",
    author = "Sallyport",
    taskTypes = "validate_state",
    outputSchema = "valid: boolean, degraded: boolean",
    layerDependencies = {"L6", "L6.5", "L8", "L9"},
    sideEffects = "audit_log")
public final class ValidateState implements Skill {
  /** Without a factor layer all flags are granted, or none is. */
  private static final PermissionId ANY_FLAG = new PermissionId("any");

  @Override
  public Details run(SkillContext context) {
    boolean valid =
        context.regime().isPresent()
            && !context.signals().isEmpty()
            && !context.beliefs().isEmpty();
    boolean degraded =
        context
            .regime()
            .filter(regime -> regime.confidence().isBelow(context.settings().minRegimeConfidence()))
            .isPresent();
    if (context.factors().isEmpty()) {
      context.note(
          context.permits(ANY_FLAG)
              ? "the factor layer is bypassed: there is no factor_permission"
              : "there is no factor_permission: all that it would grant is denied");
    }
    if (degraded) {
      context.note("the confidence in the regime is below min_regime_confidence");
    }
    return Details.of("valid", valid).and("degraded", degraded);
  }
}
