package io.sallyport.harness.runner;

import io.sallyport.harness.shipped.CheckRegime;
import io.sallyport.harness.shipped.EmitActions;
import io.sallyport.harness.shipped.FilterBeliefs;
import io.sallyport.harness.shipped.ValidateState;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillDeclaration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The skills that come with Sallyport. */
final class ShippedSkills {
  private static final List<Class<? extends Skill>> CLASSES =
      List.of(ValidateState.class, CheckRegime.class, FilterBeliefs.class, EmitActions.class);

  private ShippedSkills() {}

  /** Each of them, in the order of the v1 graph. */
  static List<InstalledSkill> all() {
    return CLASSES.stream().map(ShippedSkills::installed).toList();
  }

  private static InstalledSkill installed(Class<? extends Skill> type) {
    SkillDeclaration declaration =
        Objects.requireNonNull(type.getAnnotation(SkillDeclaration.class));
    return new InstalledSkill(
        Declared.of(declaration).read(Optional.empty()).value(), type.getName(), Optional.empty());
  }
}
