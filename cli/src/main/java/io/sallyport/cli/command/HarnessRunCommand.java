package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.CycleAnswer;
import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.HarnessCommand.ShipSkills;
import io.sallyport.core.desk.Query.FindCycle;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.input.InputReader;
import io.sallyport.harness.runner.CycleRunner;
import io.sallyport.harness.runner.SkillCatalog;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs one cycle of the harness (SPEC 8): what has ended before is not done again, what broke off
 * goes on.
 */
@Command(
    description = {
      "Run a cycle of the harness: shadow mode, unless --live is given.",
      "In live mode its actions become DRAFT plans, never more. Run again, a cycle repeats nothing."
    })
final class HarnessRunCommand implements HomeCommand {
  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "The JSON file with the state that the upstream layers hand in.")
  private String input = "";

  @Mixin private GraphOption graph = new GraphOption();

  @Option(names = "--live", description = "Propose DRAFT plans; else actions are only logged.")
  private boolean live;

  @Mixin private RiskProfileOption riskProfile = new RiskProfileOption();

  /** All that a cycle takes, read and checked before anything is recorded. */
  private record Cycle(CycleRequest request, Gates gates) {}

  @Override
  public Reply<Answer> run(Session session) {
    return cycle(session)
        .flatMap(cycle ->
            session
                .submitMakingHome(new ShipSkills(SkillCatalog.shipped(), VersionProvider.VERSION))
                .flatMap(shipped ->
                    session.alone((caller, bridge) -> run(session, cycle, caller, bridge))));
  }

  private Reply<Cycle> cycle(Session session) {
    return graph
        .read(session)
        .flatMap(tasks ->
            Gates.compile(tasks)
                .flatMap(gates ->
                    GivenFile.of(session, input)
                        .flatMap(file ->
                            file.read().flatMap(bytes -> InputReader.read(file.name(), bytes)))
                        .flatMap(state -> request(session, state, tasks))
                        .map(request -> new Cycle(request, gates))));
  }

  private Reply<CycleRequest> request(Session session, HarnessInput state, TaskGraph tasks) {
    return session.settings().planner().flatMap(client -> request(session, client, state, tasks));
  }

  private Reply<CycleRequest> request(
      Session session, ClientId client, HarnessInput state, TaskGraph tasks) {
    return session
        .settings()
        .seasonOf(client)
        .flatMap(season ->
            riskProfile
                .parse(session)
                .map(profile ->
                    new CycleRequest(
                        client,
                        season,
                        profile,
                        live ? HarnessMode.LIVE : HarnessMode.SHADOW,
                        state,
                        tasks,
                        session.settings().harness())));
  }

  private static Reply<Answer> run(Session session, Cycle cycle, Caller caller, Bridge bridge) {
    CycleRequest request = cycle.request();
    boolean wasOver = isOver(session, request);
    return new CycleRunner(SkillCatalog.open(session.files().skills()), bridge)
        .run(caller, request, cycle.gates().evaluate(request.input(), request.settings()))
        .map(view -> new CycleAnswer(view, wasOver));
  }

  private static boolean isOver(Session session, CycleRequest request) {
    return session.ask(new FindCycle(Optional.of(request.clientId()), request.cycleId().toString()))
            instanceof Reply.Accepted<CycleView>(CycleView before)
        && before.status().isOver();
  }
}
