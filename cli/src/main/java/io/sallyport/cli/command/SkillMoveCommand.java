package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SkillAnswer;
import io.sallyport.core.desk.HarnessCommand.MoveSkill;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves a skill on in its life. */
@Command
final class SkillMoveCommand implements HomeCommand {
  private final SkillStage to;

  @Mixin private SkillParameter skill = new SkillParameter();
  @Mixin private DecisionOption decision = new DecisionOption();

  /** A command that moves a skill to one stage. */
  SkillMoveCommand(SkillStage to) {
    this.to = to;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return skill
        .parse()
        .flatMap(id -> decision.parse().map(by -> new MoveSkill(id, to, by)))
        .flatMap(session::submit)
        .map(SkillAnswer::new);
  }
}
