package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.DailyResults;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fee comes to, by its currency (SPEC 14, fees). */
class FeesTest {
  private static final SampleRegistry REGISTRY =
      SampleRegistry.EMPTY
          .risk("s", "20", "2", "10")
          .instance("s:btc", "BTCUSDT", "LONG", "1", "currency=USDT")
          .instance("s:bnb", "BNBUSDT", "LONG", "1", "currency=USDT")
          .instance("s:con", "BTCCON", "LONG", "1", "currency=USDT", "multiplier=10");

  private final LiveStory story = LiveStory.onSim().under(REGISTRY).lists(sim(Optional.empty()));
  private int fills;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # fee | its currency | held  | the result in USDT, by the fill at 100
          1     |              | 2     | -1
          1     | USDT         | 2     | -1
          0.01  | BTC          | 1.99  | -1
          -0.01 | BTC          | 2.01  | 1
          0     | BTC          | 2     |
          0.1   | BNB          | 2     |
          """,
      delimiter = '|')
  void aFeeInTheBaseLowersWhatIsHeldAndOneInAThirdCurrencyDoesNot(
      String fee, String currency, String held, String result) {
    buys("BTCUSDT", "2", "100", fee, currency);

    assertThat(story.held("BTCUSDT")).isEqualByComparingTo(held);
    assertThat(realized("USDT")).isEqualTo(Optional.ofNullable(result).orElse("0"));
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void whatAFeeInTheBaseTookIsNeitherProtectedNorSold() {
    buys("BTCUSDT", "2", "100", "0.002", "BTC");
    story.acknowledgesAll().agreesToAll();

    assertThat(only(OrderRole.STOP_LOSS).ticket().order().quantity()).isEqualByComparingTo("1.998");
    story.begins(
        new SafetyCommand.SellForSafety(
            Samples.TENANT, new Symbol("BTCUSDT"), Optional.empty(), Samples.REASON));
    story.closesAll();
    assertThat(only(OrderRole.SAFETY_SELL).ticket().order().quantity())
        .isEqualByComparingTo("1.998");
  }

  /** What was sold for 110 was bought for 100, and 0.01 of it went for each fee. */
  @Test
  void aFeeInTheBaseIsSoldAtTheFillsPriceSoThatNothingIsCountedTwice() {
    buys("BTCUSDT", "1", "100", "0.01", "BTC");
    assertThat(realized("USDT")).isEqualTo("-1");
    story.acknowledgesAll();
    story.executes("s:sell/BTCUSDT/0.99/limit=110/sl=-0.02");
    story.closesAll();
    UUID order = open();
    story.acknowledges(order);
    fill(order, "0.99", "110", "0", "USDT");

    assertThat(story.held("BTCUSDT")).isZero();
    assertThat(realized("USDT")).as("0.99 × 10 − 1").isEqualTo("8.9");
  }

  @Test
  void contractsAreNotPaidAwayByAFeeInTheirBase() {
    buys("BTCCON", "2", "100", "0.01", "BTC");

    assertThat(story.held("BTCCON")).isEqualByComparingTo("2");
    assertThat(realized("USDT")).isEqualTo("-1");
  }

  @Test
  void aFeeInAThirdCurrencyIsConvertedAtTheVenuesPrice() {
    story.lists(sim(Optional.of(new BigDecimal("300"))));
    OrderView order = buys("BTCUSDT", "2", "100", "0.01", "BNB");

    assertThat(realized("USDT")).isEqualTo("-3");
    assertThat(order.flags()).doesNotContain(OrderFlag.FEE_NOT_COUNTED);
  }

  @Test
  void aFeeInAThirdCurrencyIsConvertedAtTheLastPriceThatIsKnownByAFill() {
    buys("BNBUSDT", "1", "200", "0", "USDT");
    buys("BTCUSDT", "2", "100", "0.01", "BNB");

    assertThat(realized("USDT")).isEqualTo("-2");
  }

  @Test
  void aFeeThatNobodyCanConvertIsShownApartAndBlocksNothing() {
    OrderView order = buys("BTCUSDT", "2", "100", "0.01", "BNB");
    story.acknowledgesAll().agreesToAll();

    assertThat(order.flags()).contains(OrderFlag.FEE_NOT_COUNTED);
    assertThat(order.fees().inWords()).isEqualTo("0.01 BNB");
    assertThat(results())
        .filteredOn(result -> result.currency().equals(Optional.of("BNB")))
        .singleElement()
        .satisfies(result -> {
          assertThat(result.sums().feesNotCounted()).isEqualByComparingTo("0.01");
          assertThat(result.sums().realized()).isZero();
        });
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void anOutcomeHasItsFeesByCurrency() {
    UUID order = ordered("s:buy/BTCUSDT/3/limit=100/sl=-0.02");
    story.acknowledges(order);
    fill(order, "1", "100", "1", "USDT");
    fill(order, "1", "100", "0.5", null);
    fill(order, "1", "100", "0.25", "USDT");
    var outcome = story.order(order).outcome().orElseThrow();

    assertThat(outcome.fees()).contains(new BigDecimal("0.5"));
    assertThat(outcome.feesByCurrency().orElseThrow()).hasToString("{USDT=1.25}");
    assertThat(outcome.allFees().inWords()).isEqualTo("0.5, 1.25 USDT");
  }

  @Test
  void feesCountAgainstTheLossLimit() {
    story.under(REGISTRY.limits("s", "", "", "1", "USDT"));
    buys("BTCUSDT", "2", "100", "0.01", "BTC");

    assertThat(story.asks(new Query.RaisedKillSwitches()).value()).hasSize(1);
  }

  @Test
  void theResultsOfEveryDayAreKeptAndCanBeReplayed() {
    buys("BTCUSDT", "1", "100", "1", "USDT");
    story.acknowledgesAll().agreesToAll().passes("24h");
    buys("BTCUSDT", "1.5", "100", "2", "USDT");
    story.acknowledgesAll().agreesToAll();
    buys("BTCUSDT", "1.6", "100", "3", "USDT");

    assertThat(results())
        .extracting(result -> result.day() + " " + Decimals.plain(result.sums().fees()))
        .containsExactly("2026-01-05 1", "2026-01-06 5");
    assertThat(LiveStory.after(story.entries()).asks(all()).value()).isEqualTo(results());
    assertThat(
            story
                .asks(
                    new Query.Results(Optional.of(Samples.STRANGER), LocalDate.MIN, LocalDate.MAX))
                .value())
        .isEmpty();
  }

  private OrderView buys(
      String symbol, String quantity, String price, String fee, String currency) {
    UUID order = ordered("s:buy/%s/%s/limit=%s/sl=-0.02".formatted(symbol, quantity, price));
    story.acknowledges(order);
    fill(order, quantity, price, fee, currency);
    return story.order(order);
  }

  private UUID ordered(String item) {
    story.executes(item);
    return open();
  }

  private UUID open() {
    return story.planned().stream()
        .filter(view -> !view.stage().isFinal())
        .findFirst()
        .map(OrderView::orderId)
        .orElseThrow();
  }

  private void fill(UUID order, String quantity, String price, String fee, String currency) {
    BigDecimal filled = new BigDecimal(quantity);
    story.says(
        new VenueReport.Filled(
            order,
            new Fill(
                "fee-" + ++fills,
                filled,
                new BigDecimal(price),
                story.order(order).filled().add(filled),
                Optional.of(new BigDecimal(fee)),
                Optional.ofNullable(currency))));
    story.agreesToAll();
  }

  private OrderView only(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role)
        .findFirst()
        .orElseThrow();
  }

  private String realized(String currency) {
    return Decimals.plain(
        Decimals.normal(
            results().stream()
                .filter(result -> result.currency().equals(Optional.of(currency)))
                .map(result -> result.sums().realized())
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private List<DailyResults.Result> results() {
    return story.asks(all()).value();
  }

  private static Query.Results all() {
    return new Query.Results(Optional.of(Samples.TENANT), LocalDate.MIN, LocalDate.MAX);
  }

  private static VenueListing sim(Optional<BigDecimal> bnb) {
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    for (Instrument one :
        List.of(
            listed("BTCUSDT", "BTC", Optional.empty()),
            listed("BTCCON", "BTC", Optional.empty()),
            listed("BNBUSDT", "BNB", bnb))) {
      instruments.put(one.symbol(), one);
    }
    return new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.of(instruments));
  }

  private static Instrument listed(String symbol, String base, Optional<BigDecimal> price) {
    return new Instrument(
        new Symbol(symbol),
        Optional.empty(),
        Optional.empty(),
        price,
        Optional.empty(),
        Optional.empty(),
        Optional.of(base),
        Optional.of("USDT"),
        false);
  }
}
