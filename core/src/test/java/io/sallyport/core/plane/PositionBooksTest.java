package io.sallyport.core.plane;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionBooksTest {
  private static final Symbol BTC = new Symbol("BTC");
  private long fills;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # fills: quantity@price, signed    , position, average          , realized by the last
          1@100                              , 1       , 100              , 0
          -1@100                             , -1      , 100              , 0
          1@100 1@110                        , 2       , 105              , 0
          -1@100 -3@120                      , -4      , 115              , 0
          2@100 -1@130                       , 1       , 100              , 30
          2@100 -1@90                        , 1       , 100              , -10
          -2@100 1@130                       , -1      , 100              , -30
          -2@100 1@90                        , -1      , 100              , 10
          2@100 -2@101                       , 0       ,                  , 2
          2@100 -5@110                       , -3      , 110              , 20
          -2@100 5@110                       , 3       , 110              , -20
          2@100 -2@101 1@50                  , 1       , 50               , 0
          1@100 2@101                        , 3       , 100.666666666667 , 0
          1@0 1@0.000000000001               , 2       , 0                , 0
          1@0 1@0.000000000003               , 2       , 0.000000000002   , 0
          3@0.000000000001 1@0               , 4       , 0.000000000001   , 0
          0.1@50000.5 -0.1@50000.7           , 0       ,                  , 0.02
          0@100                              , 0       ,                  , 0
          """)
  void averageCostAndWhatClosingRealizes(
      String sequence, BigDecimal quantity, BigDecimal average, BigDecimal realized) {
    PositionBooks books = new PositionBooks();
    BigDecimal last = BigDecimal.ZERO;
    for (String fill : sequence.split(" ", -1)) {
      int at = fill.indexOf('@');
      last = book(books, "sim", fill.substring(0, at), fill.substring(at + 1));
    }

    assertThat(last).isEqualByComparingTo(realized);
    assertThat(books.open())
        .isEqualTo(
            quantity.signum() == 0
                ? List.of()
                : List.of(position(ExecutionPlane.LIVE, "sim", quantity, average)));
  }

  @Test
  void onPaperNothingHasAPrice() {
    PositionBooks books = new PositionBooks();

    books.book(paper("3"));
    books.book(paper("-1"));

    assertThat(books.open())
        .containsExactly(position(ExecutionPlane.PAPER, "", new BigDecimal("2"), null));
  }

  @Test
  void paperAndLiveAndVenuesDoNotMix() {
    PositionBooks books = new PositionBooks();

    books.book(paper("1"));
    book(books, "sim", "2", "10");
    BigDecimal realized = book(books, "fix", "-3", "99");

    assertThat(realized).isZero();
    assertThat(books.open())
        .containsExactly(
            position(ExecutionPlane.PAPER, "", new BigDecimal("1"), null),
            position(ExecutionPlane.LIVE, "fix", new BigDecimal("-3"), new BigDecimal("99")),
            position(ExecutionPlane.LIVE, "sim", new BigDecimal("2"), new BigDecimal("10")));
  }

  /**
   * Cash, position at cost and realized result always add up, but for what averaging rounds off.
   */
  @Test
  void nothingIsLostBetweenCashAndBook() {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < 100; run++) {
      PositionBooks books = new PositionBooks();
      BigDecimal cash = BigDecimal.ZERO;
      BigDecimal realized = BigDecimal.ZERO;
      for (int i = 0; i < 50; i++) {
        BigDecimal quantity = BigDecimal.valueOf(random.nextLong(-1_000, 1_000), 2);
        BigDecimal price = BigDecimal.valueOf(1 + random.nextLong(100_000), 2);
        realized =
            realized.add(book(books, "sim", quantity.toPlainString(), price.toPlainString()));
        cash = cash.subtract(quantity.multiply(price));
      }
      BigDecimal atCost =
          books.open().stream()
              .map(held -> held.quantity().multiply(held.averagePrice().orElseThrow()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(cash.add(atCost).subtract(realized).abs()).isLessThan(new BigDecimal("0.0000001"));
    }
  }

  @Test
  void theFirstOutcomeOfAnIntentOnAPlaneStays() {
    Outcomes outcomes = new Outcomes();
    ExecutionOutcome first = live("sim", "1", "100");
    ExecutionOutcome second = live("sim", "2", "200");
    UUID intent = first.orderIntentId();

    outcomes.record(first);
    outcomes.record(withIntent(second, intent));

    assertThat(outcomes.find(intent, ExecutionPlane.LIVE)).contains(first);
    assertThat(outcomes.find(intent, ExecutionPlane.PAPER)).isEmpty();
  }

  /** A LIVE outcome is on record, but it was the fill that changed the book. */
  @Test
  void aLiveOutcomeIsNotBookedASecondTime() {
    PositionBooks books = new PositionBooks();

    books.book(live("sim", "1", "100"));

    assertThat(books.open()).isEmpty();
  }

  private static BigDecimal book(PositionBooks books, String venue, String signed, String price) {
    PositionKey key = PositionKey.live(new ClientId(1), new VenueId(venue), BTC);
    BigDecimal change = new BigDecimal(signed);
    BigDecimal at = new BigDecimal(price);
    BigDecimal realized = books.wouldRealize(key, change, at);
    books.book(key, change, Optional.of(at));
    return realized;
  }

  private ExecutionOutcome live(String venue, String signed, String price) {
    return outcome(
        ExecutionPlane.LIVE,
        Optional.of(new VenueId(venue)),
        signed,
        Optional.of(new BigDecimal(price)));
  }

  private ExecutionOutcome paper(String signed) {
    return outcome(ExecutionPlane.PAPER, Optional.empty(), signed, Optional.empty());
  }

  private ExecutionOutcome outcome(
      ExecutionPlane plane, Optional<VenueId> venue, String signed, Optional<BigDecimal> price) {
    BigDecimal change = new BigDecimal(signed);
    UUID intent = new UUID(1, ++fills);
    return new ExecutionOutcome(
        ExecutionOutcome.id(intent, plane, LogicalTime.EPOCH),
        intent,
        plane,
        OutcomeStatus.FILLED,
        change.abs(),
        LogicalTime.EPOCH,
        Optional.empty(),
        new ClientId(1),
        venue,
        change.signum() < 0 ? Side.SELL : Side.BUY,
        BTC,
        price,
        Optional.empty());
  }

  private static ExecutionOutcome withIntent(ExecutionOutcome outcome, UUID intent) {
    return new ExecutionOutcome(
        outcome.executionId(),
        intent,
        outcome.plane(),
        outcome.status(),
        outcome.filledQuantity(),
        outcome.logicalTime(),
        outcome.reason(),
        outcome.clientId(),
        outcome.venue(),
        outcome.side(),
        outcome.symbol(),
        outcome.averagePrice(),
        outcome.fees());
  }

  private static Position position(
      ExecutionPlane plane, String venue, BigDecimal quantity, BigDecimal average) {
    return new Position(
        new ClientId(1),
        plane,
        venue.isEmpty() ? Optional.empty() : Optional.of(new VenueId(venue)),
        BTC,
        quantity,
        Optional.ofNullable(average));
  }
}
