package io.sallyport.core.harness;

import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.SkillId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A skill as it stands.
 *
 * @param registration what it declared
 * @param stage where it is in its life
 * @param decisions the entries of the decision ledger behind its steps, oldest first
 * @param violations how often it broke its contract
 * @param quarantine why it is held back for review, if it is
 * @param deregistration why it is gone for good, if it is
 */
public record RegisteredSkill(
    SkillRegistration registration,
    SkillStage stage,
    List<DecisionId> decisions,
    int violations,
    Optional<String> quarantine,
    Optional<String> deregistration) {
  public RegisteredSkill {
    decisions = List.copyOf(decisions);
  }

  static RegisteredSkill of(SkillRegistration registration, int violationsBefore) {
    return new RegisteredSkill(
        registration,
        SkillStage.REGISTERED,
        List.of(registration.decisionLedgerRef()),
        violationsBefore,
        Optional.empty(),
        Optional.empty());
  }

  /** Its id. */
  public SkillId id() {
    return registration.skillId();
  }

  /** Why it may not be invoked, in words; empty if it may. */
  public Optional<String> unusable() {
    return deregistration
        .map(why -> "skill %s was deregistered for good: %s".formatted(id(), why))
        .or(() -> quarantine.map(why -> "skill %s is quarantined: %s".formatted(id(), why)))
        .or(() ->
            stage == SkillStage.ACTIVE
                ? Optional.empty()
                : Optional.of("skill %s is %s, not ACTIVE".formatted(id(), stage)));
  }

  /** It after a step of its life, which also lifts a quarantine. */
  RegisteredSkill moved(SkillStage to, DecisionId decision) {
    List<DecisionId> more = new ArrayList<>(decisions);
    more.add(decision);
    return new RegisteredSkill(
        registration, to, more, violations, Optional.empty(), deregistration);
  }

  RegisteredSkill violated() {
    return new RegisteredSkill(
        registration, stage, decisions, violations + 1, quarantine, deregistration);
  }

  RegisteredSkill quarantined(String why) {
    return new RegisteredSkill(
        registration, stage, decisions, violations, Optional.of(why), deregistration);
  }

  RegisteredSkill deregistered(String why) {
    return new RegisteredSkill(
        registration, SkillStage.REMOVED, decisions, violations, quarantine, Optional.of(why));
  }
}
