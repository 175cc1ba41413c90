package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SkillAnswer;
import io.sallyport.core.desk.HarnessCommand.RegisterSkill;
import io.sallyport.core.model.Reply;
import io.sallyport.harness.runner.SkillCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Registers a skill of the skills folder, by what its jar declares. */
@Command(
    description = {
      "Register a skill, as its jar in the home's skills folder declares it.",
      "It can be invoked once it is activated."
    })
final class SkillRegisterCommand implements HomeCommand {
  @Mixin private SkillParameter skill = new SkillParameter();
  @Mixin private DecisionOption decision = new DecisionOption();

  @Override
  public Reply<Answer> run(Session session) {
    return skill
        .parse()
        .flatMap(id ->
            decision
                .parse()
                .flatMap(by ->
                    SkillCatalog.open(session.files().skills())
                        .find(id)
                        .flatMap(installed -> installed.registration(by))))
        .flatMap(registration -> session.submit(new RegisterSkill(registration)))
        .map(SkillAnswer::new);
  }
}
