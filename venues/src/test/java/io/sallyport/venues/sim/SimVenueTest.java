package io.sallyport.venues.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.OrderRole;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the venue takes, what a price triggers, what it tells of itself (SPEC 13). */
class SimVenueTest {
  @TempDir Path home;
  private Path folder;
  private SimFixture sim;

  @BeforeEach
  void open() {
    folder = home.resolve("sim");
    sim = new SimFixture(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BUY DOGE 1             | unknown symbol DOGE
          BUY BTC 1.0005         | quantity 1.0005 is no multiple of the lot 0.001
          BUY BTC 1 limit=49.999 | limit price 49.999 is no multiple of the tick 0.01
          BUY BTC 1 stop=49.999  | stop price 49.999 is no multiple of the tick 0.01
          """)
  void whatIsUnknownOrOffStepIsRejected(String order, String why) {
    sim.send(1, order, "0");
    sim.ask("0");

    assertThat(sim.said()).containsExactly("0 rejected 1: " + why, "0 answered 1 REJECTED 0");
  }

  @Test
  void anIdIsTakenTwiceUnlessTheContractSaysOtherwise() {
    sim.send(1, "BUY BTC 1", "0");
    sim.send(1, "BUY BTC 1", "1");
    sim.ask("1");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "0 filled 1: 1 at 50000, 1 in all",
            "1 acknowledged 1 as sim-2",
            "1 filled 1: 1 at 50000, 1 in all",
            "1 answered 1 FILLED 1 at 50000, BTC 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STOP_LOSS   | SELL BTC 1 stop=49000  | 49000.01 | 49000
          STOP_LOSS   | SELL BTC 1 stop=49000  | 49500    | 48000
          STOP_LOSS   | BUY BTC 1 stop=51000   | 50999.99 | 51000
          STOP_LOSS   | BUY BTC 1 stop=51000   | 49000    | 60000
          TAKE_PROFIT | SELL BTC 1 limit=51500 | 51499.99 | 51500
          TAKE_PROFIT | SELL BTC 1 limit=51500 | 50000    | 52000
          TAKE_PROFIT | BUY BTC 1 limit=48500  | 48500.01 | 48500
          TAKE_PROFIT | BUY BTC 1 limit=48500  | 52000    | 48000
          """)
  void aProtectiveOrderRestsUntilAPriceTriggersIt(
      OrderRole role, String order, String spared, String triggering) {
    sim.send(role, 1, order, "0");
    sim.price("BTC", spared, "1");
    sim.price("ETH", "1", "2");
    sim.price("BTC", triggering, "3");
    sim.price("BTC", triggering, "4");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1", "3 filled 1: 1 at " + triggering + ", 1 in all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STOP_LOSS   | SELL BTC 1 stop=50000
          STOP_LOSS   | SELL BTC 1 stop=51000
          STOP_LOSS   | BUY BTC 1 stop=49000
          TAKE_PROFIT | SELL BTC 1 limit=49000
          TAKE_PROFIT | BUY BTC 1 limit=51000
          """)
  void whatIsTriggeredAsItArrivesIsFilledAtTheCurrentPrice(OrderRole role, String order) {
    sim.send(role, 1, order, "0");

    assertThat(sim.said())
        .containsExactly("0 acknowledged 1 as sim-1", "0 filled 1: 1 at 50000, 1 in all");
  }

  @Test
  void aProtectiveOrderCanBeCancelledAndIsNotTriggeredThen() {
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=49000", "0");
    sim.cancel(1, "1");
    sim.price("BTC", "48000", "2");

    assertThat(sim.said()).containsExactly("0 acknowledged 1 as sim-1", "1 closed 1");
  }

  @Test
  void onePriceTriggersStopsInTheOrderInWhichTheyArrived() {
    sim.send(OrderRole.STOP_LOSS, 2, "SELL BTC 1 stop=49000", "0");
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 2 stop=49500", "0");

    assertThat(
            sim.venue.price(new Symbol("BTC"), new BigDecimal("48000"), SimFixture.at("1")).value())
        .isEqualTo(
            new PriceChange(
                new Symbol("BTC"),
                new BigDecimal("48000"),
                List.of(sim.order(2).orderId(), sim.order(1).orderId())));
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderRole.class,
      names = {"STOP_LOSS", "TAKE_PROFIT", "SAFETY_SELL"})
  void scriptsAreForPlannedOrdersAlone(OrderRole role) {
    sim = new SimFixture(folder, SimFixture.rule("reject"));

    sim.send(role, 1, "SELL BTC 1 limit=50000", "0");

    assertThat(sim.said())
        .containsExactly("0 acknowledged 1 as sim-1", "0 filled 1: 1 at 50000, 1 in all");
  }

  @Test
  void thePriceSetCountsForOrdersTheListingAndSafetySells() {
    sim.price("BTC", "40000", "0");

    sim.send(1, "BUY BTC 1", "1");
    sim.send(OrderRole.SAFETY_SELL, 2, "SELL BTC 1", "2");
    sim.ask("3");

    assertThat(sim.said())
        .containsExactly(
            "1 acknowledged 1 as sim-1",
            "1 filled 1: 1 at 40000, 1 in all",
            "2 acknowledged 2 as sim-2",
            "2 filled 2: 1 at 40000, 1 in all",
            "3 answered 1 FILLED 1 at 40000, 2 FILLED 1 at 40000");
    assertThat(sim.venue.listing().instrument(new Symbol("BTC")).flatMap(Instrument::lastPrice))
        .contains(new BigDecimal("40000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOGE | 1     | CONFIG_INVALID | sim does not trade DOGE
          BTC  | 0     | INVALID_NUMBER | price must be above 0, not 0
          BTC  | -1    | INVALID_NUMBER | price must be above 0, not -1
          BTC  | 1.005 | INVALID_NUMBER | price 1.005 is no multiple of the tick 0.01
          """)
  void aPriceThatCannotBeIsRefused(String symbol, String price, RefusalCode code, String why) {
    assertThat(
            sim.venue
                .price(new Symbol(symbol), new BigDecimal(price), SimFixture.at("0"))
                .refused())
        .hasValueSatisfying(refusal -> {
          assertThat(refusal.code()).isEqualTo(code);
          assertThat(refusal.message()).isEqualTo(why);
        });
    assertThat(folder).doesNotExist();
  }

  @Test
  void aQuestionAboutASymbolIsAnsweredWithItsPositionAlone() {
    sim.send(1, "BUY BTC 1", "0");
    sim.send(2, "SELL ETH 3", "0");
    sim.ask(Optional.of(new Symbol("ETH")), "1");

    assertThat(sim.said())
        .last()
        .isEqualTo("1 answered 1 FILLED 1 at 50000, 2 FILLED 3 at 3000, ETH -3");
  }

  @Test
  void aBrokenScriptStopsPlannedOrdersAndNothingThatReduces() {
    sim.send(1, "BUY BTC 1", "0");
    sim.reading = new SimReading.Broken("sim.yaml, line 1, column 1: no");

    assertThat(sim.venue.listing().problem()).contains("sim.yaml, line 1, column 1: no");
    sim.send(2, "BUY BTC 1", "1");
    sim.send(OrderRole.STOP_LOSS, 3, "SELL BTC 1 stop=49000", "1");
    sim.send(OrderRole.SAFETY_SELL, 4, "SELL BTC 1", "2");
    sim.send(OrderRole.SAFETY_SELL, 5, "SELL ETH 1", "2");

    assertThat(sim.said())
        .endsWith(
            "1 not taken 2: sim.yaml, line 1, column 1: no",
            "1 acknowledged 3 as sim-2",
            "2 acknowledged 4 as sim-3",
            "2 filled 4: 1 at 50000, 1 in all",
            "2 rejected 5: no price of ETH");
  }

  @Test
  void withoutAScriptItTradesNothing() {
    sim.reading = new SimReading.Usable(SimScript.EMPTY);

    assertThat(sim.venue.listing().problem()).isEmpty();
    assertThat(sim.venue.listing().instruments().orElseThrow()).isEmpty();
    sim.send(1, "BUY BTC 1", "0");
    assertThat(sim.said()).containsExactly("0 rejected 1: unknown symbol BTC");
  }

  @Test
  void aHomeThatNeverTradesOnSimGetsNoFiles() {
    sim.venue.listing();
    sim.ask("0");
    sim.venue.cancel(SimFixture.order(OrderRole.PLANNED, 1, "BUY BTC 1"), "c1", SimFixture.at("1"));
    sim.venue.close();

    assertThat(sim.said()).containsExactly("0 answered ", "1 cancel rejected 1: unknown order");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void nothingIsSaidAfterTheEnd() {
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=49000", "0");
    sim.venue.close();
    sim.cancel(1, "1");
    sim.ask("2");

    assertThat(sim.said()).containsExactly("0 acknowledged 1 as sim-1");
  }
}
