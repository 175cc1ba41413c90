package io.sallyport.harness.runner;

import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import io.sallyport.harness.skill.Skill;
import java.util.Optional;

/**
 * A skill that is there to be run: it comes with Sallyport, or is in a jar of the skills directory.
 * Whether it may run, its registration says (seed 004, section 7).
 */
public final class InstalledSkill {
  private final SkillRegistration declared;
  private final String className;
  private final Optional<SkillJar> jar;

  InstalledSkill(SkillRegistration declared, String className, Optional<SkillJar> jar) {
    this.declared = declared;
    this.className = className;
    this.jar = jar;
  }

  /** Its id. */
  public SkillId id() {
    return declared.skillId();
  }

  /** Its version, as it declares it. */
  public String version() {
    return declared.skillVersion();
  }

  /** Who wrote it, as it declares. */
  public String author() {
    return declared.author();
  }

  /** The class that does its tasks. */
  public String className() {
    return className;
  }

  /** The file name of its jar; none if it comes with Sallyport. */
  public Optional<String> jar() {
    return jar.map(SkillJar::name);
  }

  /** The SHA-256 of its jar; none if it comes with Sallyport. */
  public Optional<Digest> artifact() {
    return declared.artifact();
  }

  /** What its declaration comes to if a decision authorizes it. */
  SkillRegistration declared() {
    return declared;
  }

  /**
   * What it is to be registered as.
   *
   * @param decision the entry of the decision ledger that authorizes it
   * @return the registration, or {@link RefusalCode#SKILL_INVALID} if its declaration contradicts
   *     itself
   */
  public Reply<SkillRegistration> registration(DecisionId decision) {
    return declared
        .problem()
        .map(why -> Reply.<SkillRegistration>refuse(RefusalCode.SKILL_INVALID, this + ": " + why))
        .orElseGet(() -> Reply.of(declared.authorizedBy(decision)));
  }

  /**
   * Makes one for one task. Its classes are loaded anew, so that not even a static field is shared
   * by two tasks.
   *
   * @throws ReflectiveOperationException if it cannot be made; it may throw anything else too
   */
  Skill make() throws ReflectiveOperationException {
    ClassLoader loader =
        jar.<ClassLoader>map(SkillLoader::new).orElseGet(Skill.class::getClassLoader);
    return Class.forName(className, true, loader)
        .asSubclass(Skill.class)
        .getConstructor()
        .newInstance();
  }

  @Override
  public String toString() {
    return "skill %s %s (%s)"
        .formatted(
            id(),
            version(),
            jar.map(in -> ForeignText.shown("class %s in %s".formatted(className, in.name())))
                .orElse("comes with Sallyport"));
  }
}
