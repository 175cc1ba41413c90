package io.sallyport.harness.shipped;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** T3: removes the beliefs that an upstream layer does not let pass (seed 004, section 6). */
@SkillDeclaration(
    id = "filter_beliefs",
    version = "1.0.0",
    author = "Sallyport",
    taskTypes = "filter_beliefs",
    requiredInputs = "active_beliefs",
    outputSchema = "surviving: [text], blocked: [text]",
    layerDependencies = {"L6.5", "L9"},
    sideEffects = "audit_log")
public final class FilterBeliefs implements Skill {
  @Override
  public Details run(SkillContext context) {
    List<String> surviving = new ArrayList<>();
    List<String> blocked = new ArrayList<>();
    for (Belief belief : context.beliefs()) {
      Optional<String> why = obstacle(context, belief);
      why.ifPresent(
          reason -> context.note("belief %s is blocked: %s".formatted(belief.id(), reason)));
      (why.isPresent() ? blocked : surviving).add(belief.id().value());
    }
    return Details.of("surviving", surviving).and("blocked", blocked);
  }

  private static Optional<String> obstacle(SkillContext context, Belief belief) {
    var permission = FactorPermission.of(belief.portfolioItem());
    var least = context.settings().minBeliefConviction();
    if (context.outputs().values().stream().anyMatch(FilterBeliefs::isBlocked)) {
      return Optional.of("the regime is");
    }
    if (!context.permits(permission)) {
      return Optional.of("the factor layer does not grant " + permission);
    }
    return belief.conviction().isBelow(least)
        ? Optional.of("its conviction %s is below %s".formatted(belief.conviction(), least))
        : Optional.empty();
  }

  private static boolean isBlocked(Details output) {
    return Boolean.TRUE.equals(output.values().get("blocked"));
  }
}
