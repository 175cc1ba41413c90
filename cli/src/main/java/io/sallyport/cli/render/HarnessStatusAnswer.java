package io.sallyport.cli.render;

import io.sallyport.core.desk.HarnessView;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.harness.graph.GraphReader;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether the harness may run, and what it holds.
 *
 * @param view the harness
 * @param settings what counts for cycles that are run from here
 */
public record HarnessStatusAnswer(HarnessView view, HarnessSettings settings) implements Answer {
  @Override
  public String text() {
    return new Lines(11)
        .heading("Harness " + state())
        .put("Since", view.halt().map(Harness.Halt::at))
        .put("Why", view.halt().map(halt -> Visible.of(halt.why())))
        .put("Cycle", view.halt().flatMap(Harness.Halt::cycleId).map(UUID::toString))
        .put(
            "Go on",
            view.halt().map(halt -> "once that is settled: sallyport harness resume --reason WHY"))
        .put("Cycles", view.cycles() + " on record")
        .put("Unfinished", unfinished())
        .put("Skills", view.skills() + " can be invoked, " + view.heldBack() + " quarantined")
        .put("Decisions", view.decisions())
        .append("\nSettings\n")
        .append(HarnessFields.lines(settings).toString())
        .toString();
  }

  private String state() {
    return view.halt().isPresent() ? "HALTED" : "IDLE";
  }

  private List<String> unfinished() {
    if (view.unfinished().isEmpty()) {
      return List.of("none");
    }
    return view.unfinished().stream().flatMap(HarnessStatusAnswer::inWords).toList();
  }

  private static Stream<String> inWords(HarnessView.Unfinished cycle) {
    return Stream.of(
        "%s, %s, graph %s, since %s by %s"
            .formatted(
                cycle.cycleId(), cycle.mode(), cycle.graph(), cycle.startedAt(), cycle.actor()),
        "to go on, run it again with the same input, graph and settings:",
        again(cycle));
  }

  private static String again(HarnessView.Unfinished cycle) {
    return "sallyport harness run INPUT%s%s --client-id %s --season %s --risk-profile %s"
        .formatted(
            isOwn(cycle) ? " --graph FILE-OF-" + cycle.graph() : "",
            cycle.mode() == HarnessMode.LIVE ? " --live" : "",
            cycle.clientId(),
            cycle.seasonId(),
            cycle.riskProfileId());
  }

  /** Whether its graph is not the one that runs without being named. */
  private static boolean isOwn(HarnessView.Unfinished cycle) {
    return !cycle.graph().equals(GraphReader.v1().name());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("state", state())
        .putObjectIfAny("halt", view.halt().map(HarnessFields::json))
        .put("cycles", view.cycles())
        .putObjects(
            "unfinished", view.unfinished().stream().map(HarnessStatusAnswer::json).toList())
        .put("skills", view.skills())
        .put("quarantined", view.heldBack())
        .put("decisions", view.decisions())
        .putObject("settings", HarnessFields.json(settings));
  }

  private static JsonObject json(HarnessView.Unfinished cycle) {
    return new JsonObject()
        .put("cycle_id", cycle.cycleId())
        .put("client_id", cycle.clientId().value())
        .put("season_id", cycle.seasonId())
        .put("risk_profile_id", cycle.riskProfileId())
        .put("mode", cycle.mode())
        .put("graph", cycle.graph())
        .put("actor", cycle.actor())
        .put("started_at", cycle.startedAt());
  }
}
