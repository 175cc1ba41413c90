package io.sallyport.harness.runner;

import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import io.sallyport.harness.skill.Skill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;

/** Finds the skills of a jar without running any code of it. */
final class JarReading {
  /** The most lines of a services file that may be wrong before the rest is not read. */
  private static final int MOST_PROBLEMS = 100;

  private final List<InstalledSkill> skills = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private JarReading() {}

  /**
   * What keeps a skill from being one.
   *
   * @param id the skill that it is about, if it says so
   */
  record Problem(Optional<SkillId> id, Refusal refusal) {}

  static JarReading of(Path file) {
    JarReading reading = new JarReading();
    String name = String.valueOf(file.getFileName());
    try {
      reading.find(SkillJar.read(file));
    } catch (IOException e) {
      reading.problem(Optional.empty(), name, "cannot be read: " + e.getMessage());
    }
    return reading;
  }

  List<InstalledSkill> skills() {
    return skills;
  }

  List<Problem> problems() {
    return problems;
  }

  private void find(SkillJar jar) {
    Spliterator<ServiceLoader.Provider<Skill>> providers =
        ServiceLoader.load(Skill.class, new SkillLoader(jar)).stream().spliterator();
    boolean isMore = true;
    while (isMore && problems.size() < MOST_PROBLEMS) {
      try {
        isMore = providers.tryAdvance(provider -> take(jar, provider.type().getName()));
      } catch (ServiceConfigurationError | LinkageError e) { // the next one may be sound
        problem(Optional.empty(), jar.name(), "names what is no skill: " + plain(e));
      }
    }
    if (skills.isEmpty() && problems.isEmpty()) {
      problem(
          Optional.empty(),
          jar.name(),
          "names no skill in META-INF/services/" + Skill.class.getName());
    }
  }

  /** Its message without the name of the service, which it begins with. */
  private static String plain(Error error) {
    return String.valueOf(error.getMessage()).replace(Skill.class.getName() + ": ", "");
  }

  private void take(SkillJar jar, String className) {
    String where = jar.name() + ", class " + className;
    byte[] code = jar.entries().get(SkillJar.pathOf(className));
    if (code == null) {
      problem(Optional.empty(), where, "is not in the jar");
      return;
    }
    Optional<Declared> declared = Declared.in(code);
    if (declared.isEmpty()) {
      problem(Optional.empty(), where, "has no SkillDeclaration");
      return;
    }
    switch (declared.get().read(Optional.of(jar.artifact()))) {
      case Reply.Accepted<SkillRegistration>(SkillRegistration found) ->
          skills.add(new InstalledSkill(found, className, Optional.of(jar)));
      case Reply.Refused<SkillRegistration>(Refusal why) ->
          problem(
              declared.get().id() instanceof Reply.Accepted<SkillId>(SkillId id)
                  ? Optional.of(id)
                  : Optional.empty(),
              where,
              "declares what it cannot: " + why.message());
    }
  }

  private void problem(Optional<SkillId> id, String where, String why) {
    problems.add(
        new Problem(
            id,
            new Refusal(
                RefusalCode.SKILL_INVALID, ForeignText.shown("skill jar " + where + " " + why))));
  }
}
