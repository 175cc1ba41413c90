package io.sallyport.simulation;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A skill that writes, acts, and then has its own process killed with SIGKILL, if it is its task's
 * turn to die: the file that the task names says whose turn it is, once.
 */
@SkillDeclaration(
    id = "mortal",
    version = "1.0.0",
    author = "the test",
    taskTypes = "work",
    requiredInputs = "active_beliefs",
    outputSchema = "number: text",
    layerDependencies = "L9",
    sideEffects = {"audit_log", "actions", "table"})
public final class MortalSkill implements Skill {
  @Override
  public Details run(SkillContext context) throws Exception {
    String number = context.input("number").orElseThrow();
    context.note("task " + number);
    context.write("table", "row-" + number, "written by task " + number);
    context.input("belief").map(BeliefId::new).ifPresent(context::act);
    dieIfTold(Path.of(context.input("turn").orElseThrow()), number);
    return Details.of("number", number);
  }

  private static void dieIfTold(Path turn, String number) throws IOException, InterruptedException {
    if (Files.exists(turn) && Files.readString(turn).equals(number)) {
      Files.delete(turn);
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      Thread.sleep(60_000); // the signal is on its way
    }
  }
}
