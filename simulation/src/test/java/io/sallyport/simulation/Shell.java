package io.sallyport.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Where lines are typed, without {@code sallyport}; words with spaces stand in single quotes. */
interface Shell {
  Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
  long PATIENCE_SECONDS = 60;

  /** Runs a command with arguments as they are. */
  Screen run(List<String> arguments);

  /** Types a line. */
  default Screen type(String line) {
    return run(
        WORD.matcher(line)
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toList());
  }

  /** Types a line that has to succeed. */
  default Screen done(String line) {
    Screen screen = type(line);
    if (screen.exitCode() != 0) {
      throw new AssertionError(line + " was not done: " + screen);
    }
    return screen;
  }

  /** What a program is told by a line that has to succeed. */
  default JsonNode told(String line) {
    return done(line + " --json").json();
  }

  /** Selects the venue for client 1. */
  default void select() {
    done("plane select live --venue broker --account ACC1 --client-id 1 --reason trading");
  }

  /** Plans an order, such as {@code buy AAPL 10}, up to where only LIVE is missing. */
  default String ready(String order) {
    String plan =
        told("plan " + order + " --sl -0.02 --tp 0.03 --strategy-id momentum --client-id 1")
            .get("plan_id")
            .stringValue();
    for (String act : List.of("review", "approve", "commit")) {
      done(act + " " + plan + " --reason checked");
    }
    done("validate " + plan + " --client-id 1");
    return plan;
  }

  /** Executes a plan LIVE. */
  default Screen live(String plan) {
    return type(execution(plan));
  }

  /** The line that executes a plan LIVE. */
  static String execution(String plan) {
    return "execute " + plan + " --client-id 1 --live --acknowledge-risk";
  }

  /** The planned order of a symbol that was sent last, if any was. */
  default Optional<JsonNode> order(String symbol) {
    return StreamSupport.stream(told("order list --all").get("orders").spliterator(), false)
        .filter(order -> order.get("role").stringValue().equals("PLANNED"))
        .filter(order -> order.get("symbol").stringValue().equals(symbol))
        .reduce((first, second) -> second)
        .map(order -> told("order show " + order.get("order_intent_id").stringValue()));
  }

  /** What client 1 is told of its plane. */
  default JsonNode plane() {
    return told("plane status --client-id 1").at("/planes/0");
  }

  /** Waits until the venue of client 1 can be reached. */
  default void awaitVenue() {
    awaitPlane(plane -> plane.at("/venue_reachable").booleanValue());
  }

  /** Waits until the plane of client 1 is as it should be, and gives it. */
  default JsonNode awaitPlane(Predicate<JsonNode> condition) {
    return Waiting.until(this::plane, condition);
  }
}
