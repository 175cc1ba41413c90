package io.sallyport.cli.render;

import io.sallyport.core.harness.RegisteredSkill;

/**
 * A skill that was just registered or moved on.
 *
 * @param skill the skill as it stands now
 */
public record SkillAnswer(RegisteredSkill skill) implements Answer {
  @Override
  public String text() {
    Lines lines = new Lines(11).heading("Skill " + skill.id()).put("Stage", standing());
    return SkillFields.declared(lines, skill.registration())
        .put("Decisions", HarnessFields.joined(skill.decisions()))
        .put("Violations", skill.violations())
        .toString();
  }

  private String standing() {
    return SkillFields.standing(skill)
        + skill
            .deregistration()
            .or(skill::quarantine)
            .map(why -> ": " + Visible.of(why))
            .orElse("");
  }

  @Override
  public JsonObject json() {
    return SkillFields.json(skill);
  }
}
