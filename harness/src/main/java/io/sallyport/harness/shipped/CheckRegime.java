package io.sallyport.harness.shipped;

import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;
import java.util.Optional;

/** T2: says whether the regime layer lets anything happen (seed 004, section 6). */
@SkillDeclaration(
    id = "check_regime",
    version = "1.0.0",
    author = "Sallyport",
    taskTypes = "check_regime",
    requiredInputs = "regime_state",
    outputSchema = "blocked: boolean, reason: text",
    layerDependencies = "L6")
public final class CheckRegime implements Skill {
  @Override
  public Details run(SkillContext context) {
    Optional<RegimeState> blocking =
        context.regime().filter(now -> now.blocks(context.settings().minRegimeConfidence()));
    String reason =
        blocking
            .map(regime ->
                "the regime is %s with confidence %s"
                    .formatted(regime.behavior(), regime.confidence()))
            .orElse("the regime lets it pass");
    return Details.of("blocked", blocking.isPresent()).and("reason", reason);
  }
}
