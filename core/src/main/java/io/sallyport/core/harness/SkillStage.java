package io.sallyport.core.harness;

import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import java.util.Optional;

/** Where a skill is in its life (seed 004, section 7). */
public enum SkillStage {
  /** A decision authorized it; it is not invoked yet. */
  REGISTERED,
  /** It may be invoked. */
  ACTIVE,
  /** A decision deprecated it: it is no longer invoked. */
  DEPRECATED,
  /** It is gone; what it did stays on record. */
  REMOVED;

  /** The one stage that comes next; none after the last. */
  private Optional<SkillStage> next() {
    return Optional.ofNullable(
        switch (this) {
          case REGISTERED -> ACTIVE;
          case ACTIVE -> DEPRECATED;
          case DEPRECATED -> REMOVED;
          case REMOVED -> null;
        });
  }

  /** The stage asked for, or {@link RefusalCode#SKILL_TRANSITION} if it does not come next. */
  public Reply<SkillStage> to(SkillStage wanted, SkillId skill) {
    return next()
        .filter(wanted::equals)
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                new Refusal(
                    RefusalCode.SKILL_TRANSITION,
                    "skill %s is %s: %s"
                        .formatted(
                            skill,
                            this,
                            next()
                                .map(stage -> "next comes " + stage + ", not " + wanted)
                                .orElse("nothing comes after that")))));
  }
}
