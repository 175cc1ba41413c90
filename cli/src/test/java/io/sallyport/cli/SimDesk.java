package io.sallyport.cli;

import io.sallyport.cli.Terminal.Screen;
import io.sallyport.core.model.LogicalTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A terminal on a home whose time comes from outside, with a simulated venue that does something
 * else for every symbol. Its time goes on by a second with each line.
 */
final class SimDesk {
  private static final Duration LONGEST_RUN = Duration.ofSeconds(31);

  private static final String SIM =
      """
      instruments:
        SOLUSDT: { tick: "0.01", lot: "0.1", price: "152" }
        ETHUSDT: { tick: "0.01", lot: "0.001", price: "3000" }
        PARTIAL: { tick: "0.01", lot: "0.1", price: "100" }
        REFUSED: { tick: "0.01", lot: "1", price: "100" }
        SILENCE: { tick: "0.01", lot: "1", price: "100" }
        LATE: { tick: "0.01", lot: "1", price: "100" }
        CUTOFF: { tick: "0.01", lot: "1", price: "100" }
        LOST: { tick: "0.01", lot: "1", price: "100" }
        RACE: { tick: "0.01", lot: "1", price: "100" }
        TWICE: { tick: "0.01", lot: "1", price: "100" }
        ORDER: { tick: "0.01", lot: "1", price: "100" }
      orders:
        - { symbol: PARTIAL, then: partial, quantity: "0.5" }
        - { symbol: REFUSED, then: reject }
        - { symbol: SILENCE, then: silence }
        - { symbol: LATE, then: fill, after: 30.4s, price: "101" }
        - { symbol: CUTOFF, then: disconnect, after: 120s }
        - { symbol: LOST, then: lost }
        - { symbol: RACE, then: cancel-race }
        - { symbol: TWICE, then: duplicate }
        - { symbol: ORDER, then: reorder }
      """;

  private static final String STRATEGIES =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          instances:
            refused: { symbol: REFUSED, timeframe: 1h, side: LONG, quantity_per_r: "4", lot: "1", tick: "0.01" }
            sol: { symbol: SOLUSDT, timeframe: 1h, side: LONG, quantity_per_r: "4", lot: "0.1", tick: "0.01" }
      """;

  private final Terminal terminal;
  private LogicalTime now = LogicalTime.parse("2026-01-05T09:00:00Z").value();

  /** A desk in a fresh home, where client 1 has selected {@code sim}. */
  SimDesk(Path home) {
    terminal = new Terminal(home).write("sim.yaml", SIM).write("strategies.yaml", STRATEGIES);
    done("init --time external");
    done("plane select live --venue sim --client-id 1 --reason trading");
  }

  /** The terminal itself. */
  Terminal terminal() {
    return terminal;
  }

  /** The time that the last line brought. */
  LogicalTime now() {
    return now;
  }

  /** Lets time pass. */
  SimDesk later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Types a line at the next second. */
  Screen type(String line) {
    return terminal.type(timed(line));
  }

  /** Types a line that has to succeed. */
  Screen done(String line) {
    return terminal.done(timed(line));
  }

  private String timed(String line) {
    now = now.plus(Duration.ofSeconds(1));
    return line + " --at " + now;
  }

  /** Plans an order, such as {@code buy SOLUSDT 0.5}, up to where only LIVE is missing. */
  String ready(String order) {
    return govern(
        done(
            "plan " + order + " --sl -0.02 --tp 0.03 --strategy-id momentum --client-id 1 --json"));
  }

  /** Takes a plan that was just made through its whole governance. */
  String govern(Screen planned) {
    String plan = planned.json().get("plan_id").stringValue();
    for (String act : List.of("review", "approve", "commit")) {
      done(act + " " + plan + " --reason checked");
    }
    done("validate " + plan + " --client-id 1");
    return plan;
  }

  /** Executes a plan LIVE, and lets as much time pass as that can take. */
  Screen live(String plan) {
    Screen screen = type("execute " + plan + " --client-id 1 --live --acknowledge-risk");
    later(LONGEST_RUN);
    return screen;
  }

  /** Plans an order and executes it LIVE; the report as a program sees it. */
  JsonNode trade(String order) {
    String plan = ready(order);
    Screen screen = type("execute " + plan + " --client-id 1 --live --acknowledge-risk --json");
    later(LONGEST_RUN);
    return screen.json();
  }

  /** Every order there ever was of a role, the oldest first. */
  List<JsonNode> orders(String role) {
    return StreamSupport.stream(
            terminal.done("order list --all --json").json().get("orders").spliterator(), false)
        .filter(order -> order.get("role").stringValue().equals(role))
        .toList();
  }

  /** The id of the planned order that was sent last. */
  String lastOrder() {
    return orders("PLANNED").getLast().get("order_intent_id").stringValue();
  }

  /** What the book of client 1 holds of a symbol. */
  String held(String symbol) {
    return StreamSupport.stream(
            terminal.done("positions --json").json().get("positions").spliterator(), false)
        .filter(held -> held.get("symbol").stringValue().equals(symbol))
        .map(held -> held.get("quantity").stringValue())
        .findFirst()
        .orElse("0");
  }
}
