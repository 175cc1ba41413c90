package io.sallyport.ledger.home;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Plan;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.RandomHistory;
import io.sallyport.testkit.Samples;
import io.sallyport.testkit.SimulatedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A home in a folder of a test.
 *
 * @param directory the home's folder
 * @param clock what its owners go by
 * @param notices what its owners were told
 */
record HomeFixture(Path directory, SimulatedClock clock, List<String> notices) {

  HomeFixture(Path directory) {
    this(directory, new SimulatedClock(Samples.MONDAY), new ArrayList<>());
  }

  Home open() throws HomeException {
    return Home.open(
        directory, new HomeOptions(clock, notices::add, files -> List.of(), Duration.ZERO));
  }

  static Caller ana() {
    return new Caller(Samples.ANA, Optional.empty());
  }

  static Caller at(Actor actor, LogicalTime at) {
    return new Caller(actor, Optional.of(at));
  }

  /** A home with a committed plan and a draft in one season, and a draft in another. */
  HomeFixture withPlans() throws HomeException {
    try (Home home = open()) {
      submit(home, new Command.InitHome(Samples.HOME, TimeSource.CLOCK, false)).value();
      Plan plan = submit(home, Commands.plan("manual:buy/BTCUSDT/1/sl=-0.02")).value();
      submit(home, Commands.review(plan)).value();
      submit(home, Commands.approve(plan)).value();
      submit(home, Commands.commit(plan)).value();
      submit(home, Commands.dryRun(plan)).value();
      submit(home, Commands.plan("nobody")).value();
      submit(
              home,
              Commands.plan(
                  Commands.of(
                      Samples.STRANGER,
                      new io.sallyport.core.model.SeasonId("default-2"),
                      Commands.proposal("nobody"))))
          .value();
    }
    return this;
  }

  static <R> Reply<R> submit(Home home, Command<R> command) {
    return home.bridge().submit(ana(), command);
  }

  /** Plays a history into this home, which takes its time from outside. */
  HomeFixture play(RandomHistory history) throws HomeException {
    try (Home home = open()) {
      home.bridge()
          .submit(
              at(Samples.ANA, Samples.MONDAY),
              new Command.InitHome(Samples.HOME, TimeSource.EXTERNAL, false))
          .value();
      for (RandomHistory.Step step : history.steps()) {
        home.bridge().submit(at(step.inputs().actor(), step.inputs().at()), step.command());
      }
    }
    return this;
  }

  /** All that can be asked of the home, as text. */
  static String served(Home home) {
    List<Plan> plans =
        home.bridge().ask(ana(), new Query.ListPlans(Optional.empty(), Optional.empty())).value();
    StringBuilder served = new StringBuilder();
    served.append(home.bridge().ask(ana(), new Query.Status()));
    served.append(
        home.bridge().ask(ana(), new Query.OpenPositions(Optional.empty(), Optional.empty())));
    for (Plan plan : plans) {
      served
          .append('\n')
          .append(
              home.bridge().ask(ana(), new Query.FindPlan(Optional.empty(), plan.id().toString())));
    }
    return served.toString();
  }

  /** Every file of the home with its bytes, as text of one byte a character. */
  SortedMap<String, String> contents() throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            directory.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  Path ledger() {
    return directory.resolve("execution/2026Q1/execution_events.jsonl");
  }

  Path snapshot() {
    return directory.resolve("execution/2026Q1/execution_snapshot.json");
  }

  Path journal() {
    return directory.resolve("journal/00000000000000000001.jsonl");
  }
}
