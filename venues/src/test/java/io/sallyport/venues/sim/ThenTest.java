package io.sallyport.venues.sim;

import static io.sallyport.venues.sim.SimFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.plane.OrderRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the trader sees of each {@code then} (SPEC 13). */
class ThenTest {
  @TempDir Path folder;
  private SimFixture sim;

  private void script(SimRule... rules) {
    sim = new SimFixture(folder, rules);
  }

  @Test
  void withoutARuleAnOrderIsFilledInFullAtOnceAtTheInstrumentsPrice() {
    script();

    sim.send(1, "BUY BTC 1", "0");
    sim.ask("0");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "0 filled 1: 1 at 50000, 1 in all",
            "0 answered 1 FILLED 1 at 50000, BTC 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BUY  BTC 1             | 50000
          SELL BTC 1             | 50000
          BUY  BTC 1 limit=49000 | 49000
          BUY  BTC 1 limit=51000 | 50000
          SELL BTC 1 limit=51000 | 51000
          SELL BTC 1 limit=49000 | 50000
          """)
  void aLimitIsThePriceWhereThatIsBetterForTheOwner(String order, String price) {
    script();

    sim.send(1, order.replaceAll(" +", " "), "0");

    assertThat(sim.said()).last().isEqualTo("0 filled 1: 1 at " + price + ", 1 in all");
  }

  @Test
  void fillComesAtItsPriceAfterItsTimeWhateverIsCancelled() {
    script(rule("fill", "after=30.4", "price=152"));

    sim.send(1, "BUY ETH 2", "1");
    sim.ask("2");
    sim.cancel(1, "31");
    sim.ask("31.4");
    sim.cancel(1, "40");

    assertThat(sim.said())
        .containsExactly(
            "1 acknowledged 1 as sim-1",
            "2 answered 1 WORKING 0",
            "31 cancel rejected 1: the order is being filled",
            "31.4 filled 1: 2 at 152, 2 in all",
            "31.4 answered 1 FILLED 2 at 152, ETH 2",
            "40 cancel rejected 1: the order is filled");
  }

  @Test
  void partialFillsAPartAndTheRestLiesUntilItIsCancelled() {
    script(rule("partial", "quantity=0.5"));

    sim.send(1, "SELL ETH 2", "0");
    sim.ask("50");
    sim.cancel(1, "60");
    sim.ask("60");
    sim.cancel(1, "61");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "0 filled 1: 0.5 at 3000, 0.5 in all",
            "50 answered 1 WORKING 0.5 at 3000, ETH -0.5",
            "60 closed 1",
            "60 answered 1 CANCELLED 0.5 at 3000, ETH -0.5",
            "61 cancel rejected 1: the order is cancelled already");
  }

  @Test
  void aCancelBeforeThePartIsFilledClosesTheRestBehindIt() {
    script(rule("partial", "quantity=0.5", "after=20"));

    sim.send(1, "BUY ETH 2", "0");
    sim.cancel(1, "10");
    sim.cancel(1, "11");
    sim.ask("12");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "11 cancel rejected 1: the order is being cancelled already",
            "12 answered 1 WORKING 0",
            "20 filled 1: 0.5 at 3000, 0.5 in all",
            "20 closed 1");
  }

  @ParameterizedTest
  @CsvSource({"9, 2", "2, 2", "0.57, 0.5", "0.1, 0.1"})
  void aPartIsAtMostTheOrderAndWholeLots(String part, String filled) {
    script(rule("partial", "quantity=" + part));

    sim.send(1, "BUY ETH 2", "0");

    assertThat(sim.said())
        .last()
        .isEqualTo("0 filled 1: %s at 3000, %s in all".formatted(filled, filled));
  }

  @Test
  void aPartOfLessThanALotFillsNothing() {
    script(rule("partial", "quantity=0.09"));

    sim.send(1, "BUY ETH 2", "0");
    sim.cancel(1, "1");

    assertThat(sim.said()).containsExactly("0 acknowledged 1 as sim-1", "1 closed 1");
  }

  @Test
  void rejectRefusesTheOrder() {
    script(rule("reject", "after=2"));

    sim.send(1, "BUY BTC 1", "0");
    sim.ask("1");
    sim.cancel(1, "1");
    sim.ask("2");
    sim.cancel(1, "3");

    assertThat(sim.said())
        .containsExactly(
            "1 answered 1 WORKING 0",
            "1 cancel rejected 1: the order is being refused",
            "2 rejected 1: refused by the script",
            "2 answered 1 REJECTED 0",
            "3 cancel rejected 1: the order was refused");
  }

  @Test
  void silenceSaysNothingAndKnowsNothing() {
    script(rule("silence"));

    sim.send(1, "BUY BTC 1", "0");
    sim.cancel(1, "30");
    sim.send(1, "BUY BTC 1", "31");
    sim.ask("32");

    assertThat(sim.said()).containsExactly("32 answered 1 NOT_FOUND 0");
  }

  @Test
  void lostIsFilledAndToldOnlyWhoAsks() {
    script(rule("lost", "after=10"));

    sim.send(1, "BUY BTC 1", "0");
    sim.ask("9");
    sim.ask("10");
    sim.cancel(1, "30");
    sim.send(1, "BUY BTC 1", "31");

    assertThat(sim.said())
        .containsExactly("9 answered 1 WORKING 0", "10 answered 1 FILLED 1 at 50000, BTC 1");
  }

  @Test
  void aCancelBeforeTheFillClosesWhatIsLostWithoutAWord() {
    script(rule("lost", "after=40"));

    sim.send(1, "BUY BTC 1", "0");
    sim.cancel(1, "30");
    sim.ask("50");

    assertThat(sim.said()).containsExactly("50 answered 1 CANCELLED 0");
  }

  @Test
  void cancelRaceIsFilledAsTheCancelArrives() {
    script(rule("cancel-race"));

    sim.send(1, "BUY BTC 1", "0");
    sim.ask("29");
    sim.cancel(1, "30");
    sim.ask("30");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "29 answered 1 WORKING 0",
            "30 filled 1: 1 at 50000, 1 in all",
            "30 cancel rejected 1: the order was filled before",
            "30 answered 1 FILLED 1 at 50000, BTC 1");
  }

  @Test
  void afterCountsFromTheCancelInACancelRace() {
    script(rule("cancel-race", "after=2"));

    sim.send(1, "BUY BTC 1", "0");
    sim.cancel(1, "30");
    sim.cancel(1, "31");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "31 cancel rejected 1: the order is being filled",
            "32 filled 1: 1 at 50000, 1 in all",
            "32 cancel rejected 1: the order was filled before");
  }

  @Test
  void duplicateSaysEverythingTwice() {
    script(rule("duplicate"));

    sim.send(1, "BUY BTC 1", "0");
    sim.cancel(1, "1");
    sim.ask("2");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "0 acknowledged 1 as sim-1",
            "0 filled 1: 1 at 50000, 1 in all",
            "0 filled 1: 1 at 50000, 1 in all",
            "1 cancel rejected 1: the order is filled",
            "1 cancel rejected 1: the order is filled",
            "2 answered 1 FILLED 1 at 50000, BTC 1");
  }

  @Test
  void reorderReportsTheFillFirst() {
    script(rule("reorder", "after=3"));

    sim.send(1, "BUY BTC 1", "0");

    assertThat(sim.said())
        .containsExactly("3 filled 1: 1 at 50000, 1 in all", "3 acknowledged 1 as sim-1");
  }

  @Test
  void disconnectFillsAndIsCutOffForAMinute() {
    script(rule("disconnect", "symbol=BTC"));

    sim.send(1, "BUY BTC 1", "0");
    sim.ask("1");
    sim.send(1, "BUY BTC 1", "2");
    sim.cancel(1, "30");
    sim.send(2, "BUY ETH 1", "31");
    sim.ask("59.999");
    sim.ask("60");
    sim.send(2, "BUY ETH 1", "61");

    assertThat(sim.said())
        .containsExactly(
            "0 doubtful 1",
            "0 disconnected",
            "1 unanswered: no connection",
            "31 not taken 2: no connection",
            "59.999 unanswered: no connection",
            "60 acknowledged 1 as sim-1",
            "60 filled 1: 1 at 50000, 1 in all",
            "60 connected",
            "60 answered 1 FILLED 1 at 50000, 2 NOT_FOUND 0, BTC 1",
            "61 acknowledged 2 as sim-2",
            "61 filled 2: 1 at 3000, 1 in all");
  }

  @Test
  void whatAPriceTriggersWhileItIsCutOffIsReportedAfterwards() {
    script(rule("disconnect", "after=10"));

    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=49000", "0");
    sim.send(2, "BUY BTC 1", "1");
    sim.price("BTC", "48000", "5");
    sim.ask("11");

    assertThat(sim.said())
        .containsExactly(
            "0 acknowledged 1 as sim-1",
            "1 doubtful 2",
            "1 disconnected",
            "11 acknowledged 2 as sim-2",
            "11 filled 2: 1 at 50000, 1 in all",
            "11 connected",
            "11 filled 1: 1 at 48000, 1 in all",
            "11 answered 1 FILLED 1 at 48000, 2 FILLED 1 at 50000");
  }

  @Test
  void theFirstRuleThatMatchesCounts() {
    script(
        rule("reject", "symbol=ETH", "side=SELL"),
        rule("partial", "symbol=ETH", "quantity=1"),
        rule("fill", "price=7"),
        rule("reject"));

    sim.send(1, "SELL ETH 2", "0");
    sim.send(2, "BUY ETH 2", "0");
    sim.send(3, "SELL BTC 2", "0");

    assertThat(sim.said())
        .containsExactly(
            "0 rejected 1: refused by the script",
            "0 acknowledged 2 as sim-2",
            "0 filled 2: 1 at 3000, 1 in all",
            "0 acknowledged 3 as sim-3",
            "0 filled 3: 2 at 7, 2 in all");
  }
}
