package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sallyport.venues.fix.HostileAcceptor;
import io.sallyport.venues.fix.Stranger;
import io.sallyport.venues.fix.StrangerProcess;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A day of trading with brokers on engines of other makers, each in a process of its own, through
 * the command line and a resident owner. Whatever is concluded here has to be what the stranger's
 * own book says. The clock runs faster, and what takes 30 s goes on beside everything else.
 */
final class FixStrangersTest {
  private static final int SPEED = 4;

  /** Set where all of them have to be there: one that is missing is a failure then. */
  private static final String ALL_OF_THEM = "SALLYPORT_STRANGERS";

  private static final BigDecimal ROUNDING = new BigDecimal("0.000000001");

  @TempDir Path folder;
  private StrangerProcess stranger;
  private FastShell shell;

  @ParameterizedTest
  @EnumSource
  void whatIsConcludedIsWhatTheStrangersBookSays(Stranger who) throws Exception {
    assumeThere(who);
    try (StrangerProcess started = who.start(folder);
        ExecutorService traders = Executors.newVirtualThreadPerTaskExecutor()) {
      stranger = started;
      shell = new FastShell(home(started.port()), SPEED);
      shell.done("init");
      try (FastShell.Serving _ = shell.serve()) {
        shell.select();
        shell.awaitVenue();
        CompletableFuture<Screen> half = begin(traders, "buy HALF 10");
        CompletableFuture<Screen> rest = begin(traders, "buy REST 10");
        CompletableFuture<Screen> mute = begin(traders, "buy MUTE 10");
        oneIsFilledInFullAndItsStopFills();
        oneIsFilledInParts(traders);
        oneIsFilledInTenths(traders);
        oneIsRefused();
        aKillSwitchTakesOneBack(traders);
        assertEnd(half, "HALF", "FAILED_TIMEOUT", "5");
        assertEnd(rest, "REST", "FAILED_TIMEOUT", "0");
        assertEnd(mute, "MUTE", "EXECUTED_FULL_LATE", "10");
        aStopFillsWhileNobodyIsThere();
        assertBooksAgree();
      }
      shell.done("ledger verify");
    }
  }

  private static void assumeThere(Stranger who) {
    Optional<String> absence = who.absence();
    if (absence.isPresent()) {
      String why = "SKIPPED, FIX against " + who + ": " + absence.get();
      System.out.println(why);
      assertThat(System.getenv(ALL_OF_THEM)).as("%s, and %s is set", why, ALL_OF_THEM).isNull();
      Assumptions.abort(why);
    }
  }

  private Path home(int port) throws Exception {
    return BrokerHome.make(
        folder.resolve("home"),
        BrokerHome.venue(port, HostileAcceptor.OUR_NAME, HostileAcceptor.ITS_NAME, "book"));
  }

  private CompletableFuture<Screen> begin(ExecutorService traders, String order) {
    String plan = shell.ready(order);
    return CompletableFuture.supplyAsync(() -> shell.live(plan), traders);
  }

  private void oneIsFilledInFullAndItsStopFills() {
    assertThat(shell.live(shell.ready("buy FULL 10")).out())
        .contains("Result: FILLED, 10 filled at 100\n");
    assertThat(resting("FULL"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("STOP_LOSS 98", "10", "TAKE_PROFIT 103", "10"));

    stranger.price("FULL", "97.5");

    awaitFlat("FULL");
    assertThat(new BigDecimal(ended("FULL", "STOP_LOSS").get("average_price").stringValue()))
        .isEqualByComparingTo("97.5");
  }

  private void oneIsFilledInParts(ExecutorService traders) {
    stranger.price("PARTS", "90.5");
    CompletableFuture<Screen> parts = begin(traders, "buy PARTS 10 --limit 90");
    String id = awaitPending("PARTS");

    stranger.fill(id, "4", "90");
    awaitProtected("PARTS", "4");
    stranger.fill(id, "6", "89.5");

    assertThat(parts.join().out()).contains("Result: FILLED, 10 filled at 89.7\n");
    awaitProtected("PARTS", "10");
  }

  private void oneIsFilledInTenths(ExecutorService traders) {
    stranger.price("TENTHS", "0.705");
    CompletableFuture<Screen> tenths = begin(traders, "buy TENTHS 0.3 --limit 0.7");
    String id = awaitPending("TENTHS");

    for (String price : List.of("0.7", "0.69", "0.7")) {
      stranger.fill(id, "0.1", price);
    }

    assertThat(tenths.join().out()).contains("Result: FILLED, 0.3 filled at 0.696666666667\n");
    awaitProtected("TENTHS", "0.3");
  }

  private void oneIsRefused() {
    assertThat(shell.live(shell.ready("buy REFUSE 10")).out()).contains("Result: REJECTED");
  }

  private void aKillSwitchTakesOneBack(ExecutorService traders) {
    CompletableFuture<Screen> taken = begin(traders, "buy REST.TAKEN 10");
    String id = awaitPending("REST.TAKEN");

    JsonNode killed =
        shell.told(
            "kill-switch set --type SYMBOL_LEVEL --symbol REST.TAKEN --state ACTIVE --reason halt");

    assertThat(killed.get("cancelled").intValue()).isEqualTo(1);
    assertThat(taken.join().out()).contains("Result: CANCELLED");
    assertThat(stranger.book().get(id).status()).isEqualTo("4");
  }

  private void aStopFillsWhileNobodyIsThere() {
    shell.done(Shell.execution(shell.ready("buy AWAY 10")));
    stranger.away();
    shell.awaitPlane(plane -> !plane.at("/venue_reachable").booleanValue());

    stranger.price("AWAY", "97");
    stranger.back();

    shell.awaitVenue();
    awaitFlat("AWAY");
  }

  private void assertEnd(
      CompletableFuture<Screen> trade, String symbol, String stage, String filled) {
    assertThat(trade.join().out()).contains("Result: " + stage);
    JsonNode order = shell.order(symbol).orElseThrow();
    assertThat(order.get("stage").stringValue()).isEqualTo(stage);
    assertThat(order.get("filled_quantity").stringValue()).isEqualTo(filled);
  }

  /** Every order, and every position. */
  private void assertBooksAgree() {
    Map<String, StrangerProcess.Entry> book = stranger.book();
    List<JsonNode> orders = orders().toList();
    assertThat(orders).hasSameSizeAs(book.keySet());
    for (JsonNode order : orders) {
      String id = order.get("order_intent_id").stringValue();
      StrangerProcess.Entry entry = book.get(id);
      assertThat(entry).as("%s", order).isNotNull();
      assertThat(new BigDecimal(order.get("filled_quantity").stringValue()))
          .as("%s", order)
          .isEqualByComparingTo(entry.filled());
      assertThat(new BigDecimal(order.at("/average_price").asString("0")))
          .as("%s", order)
          .isCloseTo(entry.average(), within(ROUNDING));
      assertThat(isOpen(order)).as("%s", order).isEqualTo("01".contains(entry.status()));
    }
    assertThat(positions()).isEqualTo(held(book));
    assertThat(shell.plane().get("unresolved")).isEmpty();
  }

  private static boolean isOpen(JsonNode order) {
    return List.of("SUBMITTED", "PENDING", "PARTIALLY_FILLED")
        .contains(order.get("stage").stringValue());
  }

  /** Waits until an order of that symbol works at the stranger, and gives its id. */
  private String awaitPending(String symbol) {
    return Waiting.until(() -> shell.order(symbol), order -> stageOf(order).equals("PENDING"))
        .orElseThrow()
        .get("order_intent_id")
        .stringValue();
  }

  private static String stageOf(Optional<JsonNode> order) {
    return order.map(found -> found.get("stage").stringValue()).orElse("");
  }

  /** Waits until a stop and a target of that quantity, and nothing else, rest at the stranger. */
  private void awaitProtected(String symbol, String quantity) {
    Waiting.until(
        () -> resting(symbol).values(),
        resting -> List.copyOf(resting).equals(List.of(quantity, quantity)));
  }

  /** Waits until nothing of that symbol is held or open, here or there. */
  private void awaitFlat(String symbol) {
    Waiting.until(() -> held(stranger.book()), held -> !held.containsKey(symbol));
    Waiting.until(() -> open(symbol), List::isEmpty);
    assertThat(resting(symbol)).isEmpty();
    Waiting.until(this::positions, positions -> !positions.containsKey(symbol));
  }

  private List<JsonNode> open(String symbol) {
    return orders()
        .filter(order -> order.get("symbol").stringValue().equals(symbol))
        .filter(FixStrangersTest::isOpen)
        .toList();
  }

  /** What of protection rests at the stranger by its book: role and price, and how much. */
  private Map<String, String> resting(String symbol) {
    Map<String, StrangerProcess.Entry> book = stranger.book();
    Map<String, String> resting = new TreeMap<>();
    orders()
        .filter(order -> order.get("symbol").stringValue().equals(symbol))
        .filter(order -> !order.get("role").stringValue().equals("PLANNED"))
        .forEach(order -> {
          StrangerProcess.Entry entry = book.get(order.get("order_intent_id").stringValue());
          if (entry != null && "01".contains(entry.status())) {
            resting.put(inWords(order), entry.quantity().stripTrailingZeros().toPlainString());
          }
        });
    return resting;
  }

  private static String inWords(JsonNode order) {
    String price = order.get(order.has("stop_price") ? "stop_price" : "limit_price").stringValue();
    return order.get("role").stringValue() + " " + price;
  }

  private JsonNode ended(String symbol, String role) {
    return orders()
        .filter(order -> order.get("symbol").stringValue().equals(symbol))
        .filter(order -> order.get("role").stringValue().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, BigDecimal> held(Map<String, StrangerProcess.Entry> book) {
    Map<String, BigDecimal> held = new TreeMap<>();
    book.values().forEach(entry -> held.merge(entry.symbol(), entry.signed(), BigDecimal::add));
    return withoutZero(held);
  }

  private Map<String, BigDecimal> positions() {
    Map<String, BigDecimal> positions = new TreeMap<>();
    for (JsonNode position : shell.told("positions --client-id 1").get("positions")) {
      positions.put(
          position.get("symbol").stringValue(),
          new BigDecimal(position.get("quantity").stringValue()));
    }
    return withoutZero(positions);
  }

  private static Map<String, BigDecimal> withoutZero(Map<String, BigDecimal> quantities) {
    Map<String, BigDecimal> rest = new TreeMap<>();
    quantities.forEach((symbol, quantity) -> {
      if (quantity.signum() != 0) {
        rest.put(symbol, quantity.stripTrailingZeros());
      }
    });
    return rest;
  }

  private Stream<JsonNode> orders() {
    return StreamSupport.stream(shell.told("order list --all").get("orders").spliterator(), false);
  }
}
