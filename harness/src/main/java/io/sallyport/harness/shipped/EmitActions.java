package io.sallyport.harness.shipped;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * T4: acts upon every belief that survived (seed 004, section 6). Which tasks' {@code surviving} it
 * takes, the input {@code from} says; without it, that of all that it depends on.
 */
@SkillDeclaration(
    id = "emit_actions",
    version = "1.0.0",
    author = "Sallyport",
    taskTypes = "emit_actions",
    outputSchema = "emitted: [text]",
    sideEffects = {"audit_log", "actions"})
public final class EmitActions implements Skill {
  @Override
  public Details run(SkillContext context) {
    Collection<Details> outputs =
        context
            .input("from")
            .<Collection<Details>>map(task -> context.output(task).stream().toList())
            .orElseGet(() -> context.outputs().values());
    List<String> surviving =
        outputs.stream().flatMap(EmitActions::surviving).distinct().sorted().toList();
    surviving.forEach(belief -> context.act(new BeliefId(belief)));
    return Details.of("emitted", surviving);
  }

  private static Stream<String> surviving(Details output) {
    return output.values().get("surviving") instanceof List<?> beliefs
        ? beliefs.stream().map(String::valueOf)
        : Stream.empty();
  }
}
