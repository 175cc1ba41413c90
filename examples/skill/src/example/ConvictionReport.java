package example;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.model.Details;
import io.sallyport.core.plan.Direction;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;

/** Counts the active beliefs by direction, and notes the strongest. */
@SkillDeclaration(
    id = "conviction_report",
    version = "1.0.0",
    author = "Your name",
    taskTypes = "report",
    requiredInputs = "active_beliefs",
    outputSchema = "long_beliefs: integer, short_beliefs: integer",
    layerDependencies = "L9",
    sideEffects = "audit_log")
public final class ConvictionReport implements Skill {
  @Override
  public Details run(SkillContext context) {
    int longs = 0;
    Belief strongest = context.beliefs().getFirst();
    for (Belief belief : context.beliefs()) {
      longs += belief.direction() == Direction.LONG ? 1 : 0;
      strongest = strongest.conviction().isBelow(belief.conviction()) ? belief : strongest;
    }
    int shorts = context.beliefs().size() - longs;
    context.note("the strongest belief is " + strongest.id() + " at " + strongest.conviction());
    return Details.of("long_beliefs", longs).and("short_beliefs", shorts);
  }
}
