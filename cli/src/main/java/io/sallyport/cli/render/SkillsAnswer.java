package io.sallyport.cli.render;

import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.SkillId;
import io.sallyport.harness.runner.InstalledSkill;
import java.util.List;

/**
 * The skills that are registered, those that could be, and what is wrong in the skills folder.
 *
 * @param registered by id
 * @param notInstalled those of them that may be invoked and are not there as they were registered
 * @param unregistered those that come with Sallyport or lie in the skills folder, and that nobody
 *     registered as they are
 * @param problems what could not be read
 */
public record SkillsAnswer(
    List<RegisteredSkill> registered,
    List<SkillId> notInstalled,
    List<InstalledSkill> unregistered,
    List<Refusal> problems)
    implements Answer {
  public SkillsAnswer {
    registered = List.copyOf(registered);
    notInstalled = List.copyOf(notInstalled);
    unregistered = List.copyOf(unregistered);
    problems = List.copyOf(problems);
  }

  @Override
  public String text() {
    StringBuilder text =
        new StringBuilder(registered.isEmpty() ? "No skills are registered.\n" : "");
    if (!registered.isEmpty()) {
      text.append(registeredTable());
    }
    if (!unregistered.isEmpty()) {
      text.append("\nNot registered as they are\n").append(unregisteredTable());
    }
    if (!problems.isEmpty()) {
      text.append("\nCannot be used\n");
      problems.forEach(
          problem -> text.append("  ").append(Visible.of(problem.message())).append('\n'));
    }
    return text.toString();
  }

  private String registeredTable() {
    Table table = new Table("SKILL", "VERSION", "STAGE", "VIOLATIONS", "DECISIONS", "ARTIFACT");
    registered.forEach(skill ->
        table.row(
            skill.id(),
            skill.registration().skillVersion(),
            SkillFields.standing(skill),
            skill.violations(),
            HarnessFields.joined(skill.decisions().stream().distinct().toList()),
            SkillFields.artifact(skill.registration())));
    StringBuilder text = new StringBuilder(table.toString());
    registered.forEach(skill ->
        skill
            .deregistration()
            .or(skill::quarantine)
            .ifPresent(why ->
                text.append("\n%s is held back: %s\n".formatted(skill.id(), Visible.of(why)))));
    notInstalled.forEach(skill ->
        text.append(
            "\n%s cannot run: what was registered is not in the skills folder\n".formatted(skill)));
    return text.toString();
  }

  private String unregisteredTable() {
    Table table = new Table("SKILL", "VERSION", "AUTHOR", "IN", "ARTIFACT");
    unregistered.forEach(skill ->
        table.row(
            skill.id(),
            skill.version(),
            Visible.of(skill.author()),
            skill.jar().map(Visible::of).orElse("-"),
            skill.artifact().map(Digest::hex).orElse("comes with Sallyport")));
    return table.indented("  ");
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects("skills", registered.stream().map(SkillFields::json).toList())
        .putTexts("not_installed", notInstalled)
        .putObjects("unregistered", unregistered.stream().map(SkillsAnswer::json).toList())
        .putObjects("problems", problems.stream().map(SkillsAnswer::json).toList());
  }

  private static JsonObject json(InstalledSkill skill) {
    return new JsonObject()
        .put("skill_id", skill.id())
        .put("skill_version", skill.version())
        .put("author", skill.author())
        .put("jar", skill.jar())
        .put("artifact", skill.artifact());
  }

  private static JsonObject json(Refusal problem) {
    return new JsonObject().put("code", problem.code()).put("message", problem.message());
  }
}
