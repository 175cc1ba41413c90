package io.sallyport.cli.render;

import io.sallyport.cli.owner.Resident;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.HomeStatus;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.ClockAhead;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Season;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a home holds, or that there is none.
 *
 * @param directory where
 * @param home what it holds; none where there is no home
 * @param resident who serves it; none if nobody stays as its owner
 * @param clockAhead how far its time is ahead of the wall clock
 */
public record StatusAnswer(
    Path directory, Optional<HomeStatus> home, Optional<Resident> resident, Duration clockAhead)
    implements Answer {
  /** There is no home in that folder yet. */
  public static StatusAnswer absent(Path directory) {
    return new StatusAnswer(directory, Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  @Override
  public String text() {
    return home.map(this::text)
        .orElseGet(() ->
            "No home at " + directory + " yet: the first plan makes one, or sallyport init.\n");
  }

  private String text(HomeStatus status) {
    return new Lines(13)
        .heading("Home " + directory)
        .put("Id", status.homeId())
        .put("Time", time(status))
        .put("Clock", clock(status))
        .put("Four eyes", status.fourEyes() ? "on" : "off")
        .put("Journal", journal(status))
        .put("Shown", status.shownTo().map("client %s, and what covers the whole home"::formatted))
        .put("Snapshot ref", status.snapshotRef())
        .put("Served by", resident.map(StatusAnswer::text))
        .put("Open orders", status.openOrders())
        .put("Unresolved", unresolved(status))
        .put("Protection", status.covers().stream().map(CoverFields::inWords).toList())
        .put("Kill switches", killSwitches(status))
        .put("Harness", status.harnessHalt().map(HarnessFields::inWords))
        .append(seasons(status))
        .append(plans(status))
        .toString();
  }

  /** How much there is of it would tell a tenant what the others do. */
  private static String journal(HomeStatus status) {
    String newest = "the newest at " + status.lastTime();
    return status.shownTo().isPresent() ? newest : status.lastSequence() + " entries, " + newest;
  }

  private static String text(Resident resident) {
    return "process " + resident.process() + " since " + resident.since();
  }

  private static String time(HomeStatus status) {
    return status.timeSource() == TimeSource.CLOCK
        ? "clock"
        : "external: every command that changes something brings --at";
  }

  private List<String> clock(HomeStatus status) {
    return Stream.concat(
            seconds(status).map("%s s ahead of the wall clock"::formatted).stream(),
            status.clockJump().map(StatusAnswer::inWords).stream())
        .toList();
  }

  private static String inWords(Event.ClockJumped jump) {
    return "was behind, and jumped from %s to %s".formatted(jump.from(), jump.to());
  }

  private Optional<String> seconds(HomeStatus status) {
    return new ClockAhead(clockAhead, false)
        .inSeconds()
        .filter(ahead -> status.timeSource() == TimeSource.CLOCK);
  }

  private static List<String> unresolved(HomeStatus status) {
    return status.unresolved().isEmpty()
        ? List.of("nothing")
        : status.unresolved().stream()
            .map(block ->
                "client %s at %s, %s"
                    .formatted(block.clientId(), block.venue(), BlockFields.inWords(block)))
            .toList();
  }

  private static List<String> killSwitches(HomeStatus status) {
    return status.killSwitches().isEmpty()
        ? List.of("none raised")
        : status.killSwitches().stream()
            .map(raised -> raised.state() + " " + raised.inWords())
            .toList();
  }

  private static String seasons(HomeStatus status) {
    if (status.seasons().isEmpty()) {
      return "\nNo seasons.\n";
    }
    Table table = new Table("SEASON", "CLIENT", "STATE");
    status
        .seasons()
        .forEach(season -> table.row(season.seasonId(), season.clientId(), state(season)));
    return "\n" + table;
  }

  private static String state(Season season) {
    return season.isFrozen() ? "FROZEN" : "OPEN";
  }

  private static String plans(HomeStatus status) {
    Table table = new Table("PLANS", "COUNT");
    for (PlanState state : PlanState.values()) {
      table.row(state, count(status, state));
    }
    return "\n" + table;
  }

  private static int count(HomeStatus status, PlanState state) {
    return status.plans().getOrDefault(state, 0);
  }

  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject().put("home", directory).put("exists", home.isPresent());
    home.ifPresent(status -> {
      addTo(json, status);
      json.put("clock_ahead_seconds", seconds(status))
          .putObjectIfAny("clock_jump", status.clockJump().map(StatusAnswer::json));
    });
    resident.ifPresent(owner ->
        json.putObject(
            "resident_owner",
            new JsonObject().put("pid", owner.process()).put("since", owner.since())));
    return json;
  }

  private static JsonObject json(Event.ClockJumped jump) {
    return new JsonObject().put("from", jump.from()).put("to", jump.to());
  }

  private static void addTo(JsonObject json, HomeStatus status) {
    JsonObject plans = new JsonObject();
    for (PlanState state : PlanState.values()) {
      plans.put(state.name(), count(status, state));
    }
    status
        .shownTo()
        .ifPresentOrElse(
            client -> json.put("client_id", client.value()),
            () -> json.put("last_sequence", status.lastSequence()));
    json.put("home_id", status.homeId())
        .put("time_source", status.timeSource().name().toLowerCase(Locale.ROOT))
        .put("four_eyes", status.fourEyes())
        .put("last_time", status.lastTime())
        .put("snapshot_ref", status.snapshotRef())
        .put("open_orders", status.openOrders())
        .putObjects("unresolved", status.unresolved().stream().map(BlockFields::json).toList())
        .putObjects("covers", status.covers().stream().map(CoverFields::json).toList())
        .putObjects(
            "kill_switches", status.killSwitches().stream().map(KillSwitchFields::json).toList())
        .putObjectIfAny("harness_halt", status.harnessHalt().map(HarnessFields::json))
        .putObjects("seasons", status.seasons().stream().map(SeasonAnswer::json).toList())
        .putObject("plans", plans);
  }
}
