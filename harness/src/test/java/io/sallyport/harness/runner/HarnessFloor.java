package io.sallyport.harness.runner;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.HarnessCommand;
import io.sallyport.core.desk.HarnessView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.harness.TaskRecord;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A home with a harness, a directory of skills, and a runner. */
final class HarnessFloor {
  static final Caller ANA = new Caller(Samples.ANA, Optional.empty());

  private final Path skills;
  private final MemoryBridge bridge;

  private HarnessFloor(Path skills, MemoryBridge bridge) {
    this.skills = skills;
    this.bridge = bridge;
  }

  /** A new home in which the shipped skills are registered. */
  static HarnessFloor in(Path skills) {
    HarnessFloor floor = new HarnessFloor(skills, new MemoryBridge());
    floor.done(Commands.initHome());
    floor.done(new HarnessCommand.ShipSkills(SkillCatalog.shipped(), "0.1.0"));
    return floor;
  }

  /** The same home and skills after a crash. */
  HarnessFloor restarted() {
    return new HarnessFloor(skills, MemoryBridge.over(bridge.journal()));
  }

  MemoryBridge bridge() {
    return bridge;
  }

  Path skills() {
    return skills;
  }

  <R> R done(Command<R> command) {
    return bridge.submit(ANA, command).value();
  }

  DecisionId decide(String what) {
    return done(new HarnessCommand.AddDecision(new Reason(what), Samples.REASON)).id();
  }

  /** Packs skills into a jar each, registers and activates them. */
  HarnessFloor install(SkillSource... sources) {
    for (SkillSource source : sources) {
      SkillSource.jar(skills.resolve(source.className() + ".jar"), source);
    }
    SkillCatalog catalog = SkillCatalog.open(skills);
    for (InstalledSkill skill : catalog.all()) {
      if (skill.jar().isPresent() && skill(skill.id()).isEmpty()) {
        DecisionId decision = decide("use " + skill.id());
        done(new HarnessCommand.RegisterSkill(skill.registration(decision).value()));
        done(new HarnessCommand.MoveSkill(skill.id(), SkillStage.ACTIVE, decision));
      }
    }
    return this;
  }

  Reply<CycleView> tryRun(CycleRequest request, ConditionalGate.Result... gates) {
    return new CycleRunner(SkillCatalog.open(skills), bridge).run(ANA, request, List.of(gates));
  }

  CycleView run(CycleRequest request, ConditionalGate.Result... gates) {
    return tryRun(request, gates).value();
  }

  Optional<RegisteredSkill> skill(SkillId id) {
    return bridge.ask(ANA, new Query.ListSkills()).value().stream()
        .filter(skill -> skill.id().equals(id))
        .findFirst();
  }

  RegisteredSkill skill(String id) {
    return skill(new SkillId(id)).orElseThrow();
  }

  HarnessView harness() {
    return bridge.ask(ANA, new Query.HarnessState(Optional.empty())).value();
  }

  /** Every step of the harness on record. */
  List<HarnessStep> steps() {
    return bridge.journal().stream()
        .flatMap(entry -> entry.events().stream())
        .flatMap(event ->
            event instanceof Event.HarnessStepped(HarnessStep step)
                ? java.util.stream.Stream.of(step)
                : java.util.stream.Stream.empty())
        .toList();
  }

  /** Every step of one kind on record. */
  <S extends HarnessStep> List<S> steps(Class<S> kind) {
    return steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How a task of a cycle ended. */
  static TaskRecord end(CycleView cycle, String task) {
    return cycle.tasks().stream()
        .filter(view -> view.task().id().value().equals(task))
        .flatMap(view -> view.end().stream())
        .findFirst()
        .orElseThrow();
  }

  static CycleCommand.HaltHarness halt(String why) {
    return new CycleCommand.HaltHarness(Optional.empty(), why);
  }
}
