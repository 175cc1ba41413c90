package io.sallyport.cli.render;

import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.model.Digest;

/** A skill, in both forms (seed 004, section 7). */
final class SkillFields {
  private SkillFields() {}

  /** Where it is in its life, and what holds it back. */
  static String standing(RegisteredSkill skill) {
    if (skill.deregistration().isPresent()) {
      return "DEREGISTERED";
    }
    return skill.quarantine().isPresent() ? skill.stage() + ", QUARANTINED" : skill.stage().name();
  }

  /** What it declares. */
  static Lines declared(Lines lines, SkillRegistration skill) {
    return lines
        .put("Version", skill.skillVersion())
        .put("Author", Visible.of(skill.author()))
        .put("Artifact", artifact(skill))
        .put("Handles", HarnessFields.joined(skill.taskTypes()))
        .put("Needs", HarnessFields.joined(skill.requiredInputs()))
        .put("Permissions", HarnessFields.joined(skill.requiresPermissions()))
        .put("Layers", HarnessFields.joined(skill.layerDependencies()))
        .put("Returns", skill.outputSchema())
        .put("Writes to", HarnessFields.joined(skill.sideEffects()));
  }

  static String artifact(SkillRegistration skill) {
    return skill.artifact().map(Digest::hex).orElse("comes with Sallyport");
  }

  static JsonObject json(RegisteredSkill skill) {
    return json(skill.registration())
        .put("stage", skill.stage())
        .putTexts("decisions", skill.decisions())
        .put("violations", skill.violations())
        .put("quarantine", skill.quarantine())
        .put("deregistration", skill.deregistration())
        .put("usable", skill.unusable().isEmpty());
  }

  static JsonObject json(SkillRegistration skill) {
    return new JsonObject()
        .put("skill_id", skill.skillId())
        .put("skill_version", skill.skillVersion())
        .putTexts("task_types", skill.taskTypes())
        .putTexts("required_inputs", skill.requiredInputs())
        .put("output_schema", skill.outputSchema())
        .putTexts("requires_permissions", skill.requiresPermissions())
        .putTexts("layer_dependencies", skill.layerDependencies())
        .putTexts("side_effects", skill.sideEffects())
        .put("author", skill.author())
        .put("artifact", skill.artifact());
  }
}
