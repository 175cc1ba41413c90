package io.sallyport.venues.sim;

import static io.sallyport.venues.sim.SimFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Asking;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueContract.Disconnect;
import io.sallyport.core.plane.VenueContract.SameId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code sim} as each kind of venue that a contract can describe (SPEC 15). */
final class SimContractTest {
  private static final String TAKEN = "0 acknowledged 1 as sim-1";
  private static final String FILLED = "0 filled 1: 1 at 50000, 1 in all";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RETURNS_ORIGINAL    | 5 acknowledged 1 as sim-1, 5 filled 1: 1 at 50000, 1 in all | BTC 1
          REJECTED            | 5 doubtful 1                                                | BTC 1
          REJECTED_WHILE_OPEN | 5 acknowledged 1 as sim-2, 5 filled 1: 1 at 50000, 1 in all | BTC 2
          NOT_LOOKED_AT       | 5 acknowledged 1 as sim-2, 5 filled 1: 1 at 50000, 1 in all | BTC 2
          """)
  void anIdThatIsUsedAgainAfterItsOrderHasEnded(SameId sameId, String said, String held) {
    SimFixture sim = sim(sameId(sameId));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(1, "BUY BTC 1", "5");
    sim.ask("6");

    assertThat(String.join(", ", sim.said()))
        .isEqualTo(String.join(", ", TAKEN, FILLED, said, "6 answered 1 FILLED 1 at 50000", held));
  }

  @ParameterizedTest
  @EnumSource
  void anIdThatIsUsedAgainWhileItsOrderIsOpen(SameId sameId) {
    SimFixture sim = sim(sameId(sameId), rule("cancel-race"));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(1, "BUY BTC 1", "5");

    assertThat(sim.said())
        .containsExactly(
            TAKEN,
            switch (sameId) {
              case RETURNS_ORIGINAL -> "5 acknowledged 1 as sim-1";
              case REJECTED, REJECTED_WHILE_OPEN -> "5 doubtful 1";
              case NOT_LOOKED_AT -> "5 acknowledged 1 as sim-2";
            });
  }

  @Test
  void anOrderThatIsToldOnceMoreIsToldThoughItWasLostBefore() {
    SimFixture sim = sim(sameId(SameId.RETURNS_ORIGINAL), rule("lost"));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(1, "BUY BTC 1", "5");

    assertThat(sim.said())
        .containsExactly(
            "5 acknowledged 1 as sim-1", "0 filled 1: 1 at 50000, 1 in all".replace("0 f", "5 f"));
  }

  @Test
  void whatCannotBeAskedAboutIsNotAnswered() {
    SimFixture sim = sim(asking(By.NONE, Optional.empty(), true));
    sim.ask("0");
    sim.send(1, "BUY BTC 1", "1");
    sim.ask("2");

    assertThat(sim.said())
        .containsExactly(
            "0 answered ",
            "1 acknowledged 1 as sim-1",
            "1 filled 1: 1 at 50000, 1 in all",
            "2 unanswered: orders cannot be asked about here");
  }

  @Test
  void anOrderWhoseOwnIdWasNeverToldCannotBeAskedAboutByIt() {
    SimFixture sim = sim(asking(By.VENUE_ID, Optional.empty(), false), rule("lost", "symbol=ETH"));
    sim.send(1, "BUY BTC 1", "0");
    sim.ask("1");
    sim.send(2, "BUY ETH 1", "2");
    sim.ask("3");

    assertThat(sim.said().subList(2, 4))
        .containsExactly(
            "1 answered 1 FILLED 1 at 50000",
            "3 unanswered: the venue's own id of order 00000000-0000-0001-0000-000000000002 is not"
                + " known");
  }

  @Test
  void anOrderThatEndedIsToldForAWhile() {
    SimFixture sim = sim(asking(By.CLIENT_ID, Optional.of(Duration.ofSeconds(60)), true));
    sim.send(1, "BUY BTC 1", "0");
    sim.ask("60");
    sim.ask("60.001");

    assertThat(sim.said().subList(2, 4))
        .containsExactly(
            "60 answered 1 FILLED 1 at 50000, BTC 1", "60.001 answered 1 NOT_FOUND 0, BTC 1");
  }

  @Test
  void anOrderThatIsLongUnderWayIsUnknownBeforeItIsTaken() {
    SimFixture sim = sim(VenueContract.SIM, rule("late", "after=20"));
    sim.send(1, "BUY BTC 1", "0");
    sim.ask("19.9");
    sim.cancel(1, "19.9");
    sim.ask("20");

    assertThat(sim.said())
        .containsExactly(
            "19.9 answered 1 NOT_FOUND 0",
            "19.9 cancel rejected 1: unknown order",
            "20 acknowledged 1 as sim-1",
            "20 filled 1: 1 at 50000, 1 in all",
            "20 answered 1 FILLED 1 at 50000, BTC 1");
  }

  @Test
  void anOrderThatIsUnderWayForLongerThanIsValidIsNeverTaken() {
    SimFixture sim = sim(VenueContract.SIM, rule("late", "after=30.001"));
    sim.send(1, "BUY BTC 1", "0");
    sim.ask("60");

    assertThat(sim.said()).containsExactly("60 answered 1 NOT_FOUND 0");
  }

  @Test
  void aChangeKeepsWhatIsFilledAndThePlaceInTheQueue() {
    SimFixture sim = sim(VenueContract.SIM, rule("partial", "quantity=0.4"));
    sim.send(1, "BUY BTC 1", "0");
    sim.change(1, "BUY BTC 0.4", "1");
    sim.change(1, "BUY BTC 0.7", "2");
    sim.cancel(1, "3");
    sim.ask("3");

    assertThat(sim.said())
        .containsExactly(
            TAKEN,
            "0 filled 1: 0.4 at 50000, 0.4 in all",
            "1 change rejected 1: 0.4 of it is filled",
            "2 changed 1 to 0.7",
            "3 closed 1",
            "3 answered 1 CANCELLED 0.4 at 50000, BTC 0.4");
  }

  @Test
  void aStopThatIsMovedIsTriggeredThereAndForTheNewQuantity() {
    SimFixture sim = sim(VenueContract.SIM);
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=48000", "0");
    sim.change(1, "SELL BTC 0.6 stop=49000", "1");
    sim.price("BTC", "49000", "2");

    assertThat(sim.said())
        .containsExactly(TAKEN, "1 changed 1 to 0.6", "2 filled 1: 0.6 at 49000, 0.6 in all");
  }

  @Test
  void aStopThatIsMovedBeyondThePriceIsFilledAtOnce() {
    SimFixture sim = sim(VenueContract.SIM);
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=48000", "0");
    sim.change(1, "SELL BTC 1 stop=50500", "1");

    assertThat(sim.said())
        .containsExactly(TAKEN, "1 changed 1 to 1", "1 filled 1: 1 at 50000, 1 in all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELL BTC 0.6 stop=49000.001 | stop price 49000.001 is no multiple of the tick 0.01
          SELL BTC 0.6001 stop=49000  | quantity 0.6001 is no multiple of the lot 0.001
          """)
  void aChangeThatIsOffStepChangesNothing(String terms, String why) {
    SimFixture sim = sim(VenueContract.SIM);
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=48000", "0");
    sim.change(1, terms, "1");
    sim.price("BTC", "48000", "2");

    assertThat(sim.said())
        .containsExactly(TAKEN, "1 change rejected 1: " + why, "2 filled 1: 1 at 48000, 1 in all");
  }

  @ParameterizedTest
  @EnumSource(names = {"NEW_THEN_CANCEL", "CANCEL_THEN_NEW"})
  void whereOrdersAreNotChangedAChangeIsRefused(Change change) {
    SimFixture sim = sim(with(SameId.NOT_LOOKED_AT, change, Disconnect.NOTHING, "reduce_only"));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(OrderRole.STOP_LOSS, 2, "SELL BTC 1 stop=48000", "1");
    sim.change(2, "SELL BTC 0.6 stop=48000", "2");

    assertThat(sim.said()).endsWith("2 change rejected 2: orders are not changed here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PLANNED     | BUY BTC 1                        | MARKET     | LIMIT
          PLANNED     | BUY BTC 1 limit=49000            | LIMIT      | MARKET
          STOP_LOSS   | SELL BTC 1 stop=48000            | STOP       | MARKET
          TAKE_PROFIT | SELL BTC 1 limit=52000           | TARGET     | LIMIT
          STOP_LOSS   | SELL BTC 1 stop=48000 limit=47000 | STOP_LIMIT | STOP
          """)
  void whatIsNotAmongItsOrdersIsRefused(OrderRole role, String terms, Ability kind, Ability other) {
    SimFixture sim = sim(with(abilities(other, Ability.MARKET == kind ? other : Ability.LIMIT)));
    if (kind == Ability.LIMIT) {
      sim = sim(with(abilities(Ability.MARKET)));
    }
    sim.send(role, 1, terms, "0");

    assertThat(sim.said())
        .containsExactly("0 rejected 1: " + kind.word() + " orders are not taken here");
  }

  @Test
  void whereTheVenueMindsPairsOneIsClosedWhenTheOtherIsFilled() {
    SimFixture sim = sim(with(SameId.REJECTED, Change.IN_PLACE, Disconnect.NOTHING, "oco"));
    sim.send(1, "BUY BTC 2", "0");
    sim.send(OrderRole.STOP_LOSS, 2, "SELL BTC 1 stop=48000", "1");
    sim.send(OrderRole.TAKE_PROFIT, 3, "SELL BTC 1 limit=52000", "1");
    sim.send(OrderRole.STOP_LOSS, 4, "SELL BTC 1 stop=47000", "2");
    sim.price("BTC", "52000", "3");
    sim.ask("4");

    assertThat(sim.said().subList(5, 8))
        .containsExactly(
            "3 filled 3: 1 at 52000, 1 in all",
            "3 closed 2",
            "4 answered 1 FILLED 2 at 50000, 2 CANCELLED 0, 3 FILLED 1 at 52000, 4 WORKING 0, BTC"
                + " 1");
  }

  @Test
  void whatOnlyReducesNeverOpensAPositionWhereTheVenueSeesToThat() {
    SimFixture sim = sim(with(SameId.REJECTED, Change.IN_PLACE, Disconnect.NOTHING, "reduce_only"));
    sim.send(OrderRole.SAFETY_SELL, 1, "SELL BTC 1", "0");
    sim.send(2, "BUY BTC 1", "1");
    sim.send(OrderRole.STOP_LOSS, 3, "SELL BTC 3 stop=48000", "2");
    sim.send(OrderRole.STOP_LOSS, 4, "SELL BTC 1 stop=48000", "2");
    sim.price("BTC", "48000", "3");
    sim.ask("4");

    assertThat(sim.said().stream().filter(line -> !line.contains("acknowledged")))
        .containsExactly(
            "0 rejected 1: there is nothing to reduce",
            "1 filled 2: 1 at 50000, 1 in all",
            "3 filled 3: 1 at 48000, 1 in all",
            "3 closed 3",
            "3 closed 4",
            "4 answered 1 REJECTED 0, 2 FILLED 1 at 50000, 3 CANCELLED 1 at 48000, 4 CANCELLED 0");
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, WORKING, WORKING",
    "CANCELS_ENTRIES, CANCELLED, WORKING",
    "CANCELS_ALL, CANCELLED, CANCELLED"
  })
  void ordersWhoseSenderIsLost(Disconnect disconnect, String entry, String stop) {
    SimFixture sim =
        sim(
            with(SameId.REJECTED, Change.IN_PLACE, disconnect),
            rule("disconnect", "symbol=ETH", "after=10"),
            rule("cancel-race"));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(OrderRole.STOP_LOSS, 2, "SELL BTC 1 stop=48000", "1");
    sim.send(3, "BUY ETH 1", "2");
    sim.ask("12");

    assertThat(sim.said().getLast())
        .isEqualTo("12 answered 1 %s 0, 2 %s 0, 3 FILLED 1 at 3000, ETH 1".formatted(entry, stop));
    assertThat(sim.said().stream().filter(line -> line.startsWith("12 closed")))
        .hasSize((entry.equals("WORKING") ? 0 : 1) + (stop.equals("WORKING") ? 0 : 1));
  }

  @Test
  void theVenueMakesAnOrderSmallerByItselfAndHoldsItBack() {
    SimFixture sim = sim(VenueContract.SIM);
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=48000", "0");
    restate(sim, Optional.of("0.5"), false, "1");
    restate(sim, Optional.empty(), true, "2");
    sim.price("BTC", "47000", "3");
    sim.ask("3");
    restate(sim, Optional.empty(), false, "4");
    sim.price("BTC", "46000", "5");

    assertThat(sim.said())
        .containsExactly(
            TAKEN,
            "1 restated 1: 0.5 left",
            "2 restated 1: 0.5 left, held back",
            "3 answered 1 SUSPENDED 0",
            "4 restated 1: 0.5 left",
            "5 filled 1: 0.5 at 46000, 0.5 in all");
  }

  @Test
  void whatItWasIsStillSoAfterARestart() {
    SimFixture sim = sim(sameId(SameId.NOT_LOOKED_AT), rule("partial", "quantity=0.4"));
    sim.send(1, "BUY BTC 1", "0");
    sim.send(1, "BUY BTC 1", "1");
    sim.change(1, "BUY BTC 0.7", "2");
    sim.contract(with(SameId.REJECTED, Change.CANCEL_THEN_NEW, Disconnect.NOTHING));
    sim.send(2, "BUY ETH 1", "3");
    sim.restart("4");
    sim.ask("5");

    assertThat(sim.said())
        .containsExactly(
            "5 answered 1 WORKING 0.4 at 50000, 2 WORKING 0.4 at 3000, BTC 0.8, ETH 0.4");
  }

  private static void restate(
      SimFixture sim, Optional<String> leaves, boolean suspended, String seconds) {
    assertThat(
            sim.venue
                .restate(
                    sim.order(1).orderId(),
                    leaves.map(BigDecimal::new),
                    suspended,
                    SimFixture.at(seconds))
                .value())
        .isTrue();
  }

  private SimFixture sim(VenueContract contract, SimRule... rules) {
    SimFixture sim = new SimFixture(folder, rules);
    sim.contract(contract);
    return sim;
  }

  private static VenueContract sameId(SameId sameId) {
    return with(sameId, Change.IN_PLACE, Disconnect.NOTHING);
  }

  private static VenueContract asking(By by, Optional<Duration> endedFor, boolean positions) {
    return VenueContract.SIM.asking(new Asking(by, endedFor, positions, false));
  }

  private static VenueContract with(SortedSet<Ability> abilities) {
    VenueContract usual = VenueContract.SIM;
    return new VenueContract(
        usual.clientIds(),
        usual.sameId(),
        usual.validFor(),
        usual.ask(),
        false,
        usual.change(),
        abilities,
        usual.disconnect());
  }

  private static VenueContract with(
      SameId sameId, Change change, Disconnect disconnect, String... more) {
    SortedSet<Ability> abilities = new TreeSet<>(VenueContract.SIM.abilities());
    List.of(more)
        .forEach(word -> abilities.add(Ability.valueOf(word.toUpperCase(java.util.Locale.ROOT))));
    VenueContract usual = VenueContract.SIM;
    return new VenueContract(
        usual.clientIds(),
        sameId,
        usual.validFor(),
        usual.ask(),
        false,
        change,
        abilities,
        disconnect);
  }

  private static SortedSet<Ability> abilities(Ability... these) {
    return new TreeSet<>(List.of(these));
  }
}
