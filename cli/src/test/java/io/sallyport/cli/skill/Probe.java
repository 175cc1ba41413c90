package io.sallyport.cli.skill;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;

/** Does what its task's input {@code do} says, good or bad. */
@SkillDeclaration(
    id = "probe",
    version = "1.0.0",
    author = "A. Reviewer",
    taskTypes = "probe",
    requiredInputs = "active_beliefs",
    layerDependencies = "L9",
    sideEffects = {"audit_log", "actions"})
public final class Probe implements Skill {
  @Override
  public Details run(SkillContext context) {
    switch (context.input("do").orElse("nothing")) {
      case "act" -> context.beliefs().stream().map(Belief::id).forEach(context::act);
      case "note" -> context.note("a note\u001b[2J");
      case "write" -> context.write("signal_db", "key", "text");
      case "throw" -> throw new IllegalStateException("it had enough");
      default -> {}
    }
    return Details.NONE;
  }
}
