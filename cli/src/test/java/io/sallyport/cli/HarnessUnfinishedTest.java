package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.CycleCommand.AdvanceCycle;
import io.sallyport.core.desk.CycleCommand.BeginCycle;
import io.sallyport.core.desk.HarnessCommand.ShipSkills;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.graph.GraphReader;
import io.sallyport.harness.input.InputReader;
import io.sallyport.harness.runner.SkillCatalog;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A cycle whose runner died: it is listed, and goes on when it is run again. */
final class HarnessUnfinishedTest {
  private static final ClientId CLIENT = new ClientId(1);
  private static final Caller TRADER =
      new Caller(Actor.local(new ActorId("trader")), Optional.empty());

  @TempDir Path folder;

  @Test
  void itGoesOnWhereItWas() throws HomeException {
    HarnessDesk desk = HarnessDesk.in(folder);
    String cycle = begin(desk).cycleId().toString();

    assertThat(desk.done("harness status").out())
        .contains(
            "  Unfinished   "
                + cycle
                + ", LIVE, graph v1, since 2026-01-05T09:30:00.000000Z by trader\n",
            "sallyport harness run INPUT --live --client-id 1 --season default --risk-profile"
                + " default\n");
    assertThat(desk.done("harness status --json --client-id 2").json().get("unfinished")).isEmpty();
    assertThat(desk.done("harness graph " + cycle).out()).contains("WAITING");

    JsonNode done = desk.done("harness run input.json --live --json").json();

    assertThat(done.get("cycle_id").stringValue()).isEqualTo(cycle);
    assertThat(done.get("was_over").booleanValue()).isFalse();
    assertThat(done.get("plans_proposed")).hasSize(2);
    assertThat(desk.done("harness status").out()).contains("  Unfinished   none\n");
    assertThat(desk.done("harness audit " + cycle).out()).containsOnlyOnce("CYCLE_BEGAN");
  }

  private static CycleRequest begin(HarnessDesk desk) throws HomeException {
    HarnessInput input =
        InputReader.read("input.json", HarnessDesk.input().getBytes(StandardCharsets.UTF_8))
            .value();
    TaskGraph graph = GraphReader.v1();
    CycleRequest request =
        new CycleRequest(
            CLIENT,
            SeasonId.defaultOf(CLIENT),
            new RiskProfileId("default"),
            HarnessMode.LIVE,
            input,
            graph,
            HarnessSettings.DEFAULT);
    try (Home home = Home.open(desk.terminal().home(), options())) {
      submit(home, new Command.InitHome(new HomeId("terminal"), TimeSource.CLOCK, false));
      submit(home, new ShipSkills(SkillCatalog.shipped(), "0.1.0"));
      submit(
          home,
          new BeginCycle(
              request, Gates.compile(graph).value().evaluate(input, HarnessSettings.DEFAULT)));
      submit(home, new AdvanceCycle(request.cycleId()));
    }
    return request;
  }

  private static HomeOptions options() {
    return new HomeOptions(() -> Terminal.NOW, notice -> {}, files -> List.of(), Duration.ZERO);
  }

  private static <R> void submit(Home home, Command<R> command) {
    Bridge bridge = home.bridge();
    bridge.submit(TRADER, command).value();
  }
}
