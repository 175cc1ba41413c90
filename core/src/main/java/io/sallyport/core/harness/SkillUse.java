package io.sallyport.core.harness;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.SkillId;
import java.util.Optional;

/**
 * Which program did a task: what the audit names of a skill.
 *
 * @param skillId which skill
 * @param version its version
 * @param artifact the SHA-256 of its jar; none if it comes with Sallyport
 */
public record SkillUse(SkillId skillId, String version, Optional<Digest> artifact) {
  /** The program that a registration is of. */
  public static SkillUse of(SkillRegistration registration) {
    return new SkillUse(
        registration.skillId(), registration.skillVersion(), registration.artifact());
  }
}
