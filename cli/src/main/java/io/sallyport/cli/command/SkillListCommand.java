package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SkillsAnswer;
import io.sallyport.core.desk.Query.ListSkills;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.model.Reply;
import io.sallyport.harness.runner.InstalledSkill;
import io.sallyport.harness.runner.SkillCatalog;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the skills that are registered, and those that could be. */
@Command(
    description = {
      "List the skills that are registered, those found that are not,",
      "and what in the skills folder cannot be used."
    })
final class SkillListCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .ask(new ListSkills())
        .map(registered -> answer(registered, SkillCatalog.open(session.files().skills())));
  }

  private static Answer answer(List<RegisteredSkill> registered, SkillCatalog catalog) {
    return new SkillsAnswer(
        registered,
        registered.stream()
            .filter(skill -> skill.unusable().isEmpty() && !isInstalled(skill, catalog))
            .map(RegisteredSkill::id)
            .toList(),
        catalog.all().stream().filter(found -> !isRegistered(found, registered)).toList(),
        catalog.problems());
  }

  private static boolean isInstalled(RegisteredSkill skill, SkillCatalog catalog) {
    return catalog.all().stream().anyMatch(found -> isRegistered(found, List.of(skill)));
  }

  private static boolean isRegistered(InstalledSkill found, List<RegisteredSkill> registered) {
    return registered.stream()
        .anyMatch(skill ->
            skill.id().equals(found.id())
                && skill.registration().isOf(found.version(), found.artifact()));
  }
}
