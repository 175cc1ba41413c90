package io.sallyport.core.desk;

import io.sallyport.core.harness.DecisionEntry;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.harness.Skills;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does about the harness: decisions, the lives of skills, and going on after a
 * halt (seed 004, section 7).
 *
 * @param <R> what the caller gets
 */
public sealed interface HarnessCommand<R> extends Command<R> {

  /** Put a decision about skills on record. */
  record AddDecision(Reason decision, Reason reason) implements HarnessCommand<DecisionEntry> {
    @Override
    public Decision<DecisionEntry> decide(DeskState state, Inputs inputs) {
      DecisionId id = state.harness().nextDecision();
      return Decision.of(
          state
              .requireHome()
              .map(home ->
                  new Event.HarnessStepped(new HarnessStep.DecisionRecorded(id, decision, reason))),
          after -> after.harness().decision(id).value());
    }
  }

  /**
   * Register the skills that come with Sallyport, by a decision of their own, unless they are.
   *
   * @param shipped what they declare; which decision authorizes them is settled here
   * @param version Sallyport's version, for the record
   */
  record ShipSkills(List<SkillRegistration> shipped, String version)
      implements HarnessCommand<List<RegisteredSkill>> {
    public ShipSkills {
      shipped = List.copyOf(shipped);
    }

    @Override
    public Decision<List<RegisteredSkill>> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.requireHome(), home -> events(state), after -> List.copyOf(after.skills()));
    }

    private List<Event> events(DeskState state) {
      List<SkillRegistration> fresh =
          shipped.stream().filter(skill -> isDue(skill, state.harness().skills())).toList();
      List<Event> events = new ArrayList<>();
      if (!fresh.isEmpty()) {
        DecisionId id = state.harness().nextDecision();
        events.add(
            new Event.HarnessStepped(
                new HarnessStep.DecisionRecorded(
                    id,
                    new Reason("The skills of the v1 graph come with Sallyport " + version),
                    new Reason("the four-task v1 graph is the default"))));
        fresh.forEach(skill -> register(skill, id, events));
      }
      return events;
    }

    /** A new one, or another version of one that nobody has retired. */
    private static boolean isDue(SkillRegistration skill, Skills known) {
      return known
          .find(skill.skillId())
          .map(found ->
              found.unusable().isEmpty()
                  && found.registration().isShipped()
                  && !found.registration().isOf(skill.skillVersion(), skill.artifact()))
          .orElse(true);
    }

    private static void register(SkillRegistration skill, DecisionId id, List<Event> events) {
      events.add(new Event.HarnessStepped(new HarnessStep.SkillRegistered(skill.authorizedBy(id))));
      events.add(
          new Event.HarnessStepped(
              new HarnessStep.SkillMoved(skill.skillId(), SkillStage.ACTIVE, id)));
    }
  }

  /** Register a skill; the decision that it names has to exist. */
  record RegisterSkill(SkillRegistration registration) implements HarnessCommand<RegisteredSkill> {
    @Override
    public Decision<RegisteredSkill> decide(DeskState state, Inputs inputs) {
      SkillId id = registration.skillId();
      return Decision.of(
          state
              .requireHome()
              .flatMap(home -> state.harness().decision(registration.decisionLedgerRef()))
              .flatMap(decision ->
                  problem(state.harness().skills())
                      .map(Reply::<Event>refuse)
                      .orElseGet(() ->
                          Reply.of(
                              new Event.HarnessStepped(
                                  new HarnessStep.SkillRegistered(registration))))),
          after -> after.harness().skills().require(id).value());
    }

    private Optional<Refusal> problem(Skills known) {
      return registration
          .problem()
          .map(why ->
              new Refusal(
                  RefusalCode.SKILL_INVALID, "skill %s: %s".formatted(registration.skillId(), why)))
          .or(() -> known.find(registration.skillId()).flatMap(this::standsInTheWay));
    }

    /** A removed skill may come back as another version; one deregistered for good may not. */
    private Optional<Refusal> standsInTheWay(RegisteredSkill found) {
      if (found.deregistration().isPresent()) {
        return found.unusable().map(why -> new Refusal(RefusalCode.SKILL_UNUSABLE, why));
      }
      boolean comesBack =
          found.stage() == SkillStage.REMOVED
              && !found.registration().isOf(registration.skillVersion(), registration.artifact());
      return comesBack
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  RefusalCode.SKILL_EXISTS,
                  "skill %s %s is registered already and is %s; %s"
                      .formatted(
                          found.id(),
                          found.registration().skillVersion(),
                          found.stage(),
                          found.stage() == SkillStage.REMOVED
                              ? "only another version can follow it"
                              : "another version can follow it once it is REMOVED")));
    }
  }

  /**
   * Move a skill on in its life. Activating one that is quarantined lifts the quarantine, by a
   * decision that was not behind it before.
   */
  record MoveSkill(SkillId skill, SkillStage to, DecisionId decision)
      implements HarnessCommand<RegisteredSkill> {
    @Override
    public Decision<RegisteredSkill> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home -> state.harness().decision(decision))
              .flatMap(entry -> state.harness().skills().require(skill))
              .flatMap(this::next)
              .map(stage ->
                  new Event.HarnessStepped(new HarnessStep.SkillMoved(skill, stage, decision))),
          after -> after.harness().skills().require(skill).value());
    }

    private Reply<SkillStage> next(RegisteredSkill found) {
      if (found.deregistration().isPresent()) {
        return Reply.refuse(RefusalCode.SKILL_UNUSABLE, found.unusable().orElseThrow());
      }
      if (found.quarantine().isEmpty() || to != SkillStage.ACTIVE) {
        return found.stage().to(to, skill);
      }
      return found.decisions().contains(decision)
          ? Reply.refuse(
              RefusalCode.SKILL_TRANSITION,
              "skill %s is quarantined: it takes a decision after its review, and %s was behind it before"
                  .formatted(skill, decision))
          : Reply.of(SkillStage.ACTIVE);
    }
  }

  /** Go on after a halt. */
  record ResumeHarness(Reason reason) implements HarnessCommand<HarnessView> {
    @Override
    public Decision<HarnessView> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home ->
                  state.harness().halt().isEmpty()
                      ? Reply.refuse(
                          RefusalCode.HARNESS_NOT_HALTED,
                          "the harness is not HALTED; there is nothing to resume")
                      : Reply.of(new Event.HarnessStepped(new HarnessStep.HarnessResumed(reason)))),
          HarnessView::of);
    }
  }
}
