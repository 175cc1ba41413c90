package io.sallyport.harness.runner;

import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The skills that are there: those that come with Sallyport, and those in the jars of a directory
 * as they were when it was opened (seed 004, section 7). To find them, no code of theirs is run. It
 * holds no file open.
 */
public final class SkillCatalog {
  private final SortedMap<SkillId, InstalledSkill> skills = new TreeMap<>();
  private final SortedMap<SkillId, Refusal> refused = new TreeMap<>();
  private final List<Refusal> problems = new ArrayList<>();

  private SkillCatalog() {
    ShippedSkills.all().forEach(skill -> skills.put(skill.id(), skill));
  }

  /**
   * Reads a directory's {@code *.jar}, in the order of their names. What is wrong with one is said
   * when it is asked for, and by {@link #problems()}; the others go on working.
   *
   * @param skillsDirectory a missing one is an empty one
   */
  public static SkillCatalog open(Path skillsDirectory) {
    SkillCatalog catalog = new SkillCatalog();
    catalog.jars(skillsDirectory).stream().map(JarReading::of).forEach(catalog::take);
    return catalog;
  }

  /**
   * What the skills that come with Sallyport declare, in the order of the v1 graph. Which decision
   * authorizes them, whoever registers them says: here D001 stands for it.
   */
  public static List<SkillRegistration> shipped() {
    return ShippedSkills.all().stream().map(InstalledSkill::declared).toList();
  }

  private List<Path> jars(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          new Refusal(
              RefusalCode.SKILL_INVALID,
              "the skills directory cannot be read: " + ForeignText.shown(e.getMessage())));
      return List.of();
    }
  }

  private void take(JarReading jar) {
    for (JarReading.Problem problem : jar.problems()) {
      problems.add(problem.refusal());
      problem
          .id()
          .filter(id -> !skills.containsKey(id))
          .ifPresent(id -> refused.putIfAbsent(id, problem.refusal()));
    }
    jar.skills().forEach(this::take);
  }

  private void take(InstalledSkill skill) {
    InstalledSkill twin = skills.get(skill.id());
    if (twin == null && !refused.containsKey(skill.id())) {
      skills.put(skill.id(), skill);
    } else {
      String first =
          Optional.ofNullable(twin).map(InstalledSkill::toString).orElse("a skill that is refused");
      Refusal refusal =
          new Refusal(
              RefusalCode.SKILL_EXISTS,
              "two skills are called %s: %s and %s".formatted(skill.id(), first, skill));
      problems.add(refusal);
      if (twin == null || twin.jar().isPresent()) { // no jar gets one of Sallyport's out of the way
        skills.remove(skill.id());
        refused.putIfAbsent(skill.id(), refusal);
      }
    }
  }

  /**
   * The skill of that id.
   *
   * @return it, or {@link RefusalCode#SKILL_INVALID} with what is wrong with it, {@link
   *     RefusalCode#SKILL_EXISTS} if two have that id, {@link RefusalCode#SKILL_NOT_FOUND}
   */
  public Reply<InstalledSkill> find(SkillId id) {
    return Optional.ofNullable(skills.get(id))
        .map(Reply::of)
        .orElseGet(
            () -> Reply.refuse(Optional.ofNullable(refused.get(id)).orElseGet(() -> missing(id))));
  }

  private Refusal missing(SkillId id) {
    return new Refusal(
        RefusalCode.SKILL_NOT_FOUND,
        problems.isEmpty()
            ? "no skill %s is installed".formatted(id)
            : "no skill %s is installed; but %s".formatted(id, problems.getFirst().message()));
  }

  /** Every skill that can be registered or run, by id. */
  public List<InstalledSkill> all() {
    return List.copyOf(skills.values());
  }

  /** What is wrong in the directory, a refusal each; empty if nothing is. */
  public List<Refusal> problems() {
    return List.copyOf(problems);
  }
}
