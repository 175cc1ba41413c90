package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderType;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SL and TP from the actual fill, as exact decimals (seed 002, rule 2; SPEC 7). */
class ProtectivePricesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # side | fill        | sl     | tp     | tick | stop loss      | take profit
          BUY    | 152         | -0.02  | 0.03   |      | 148.96         | 156.56
          BUY    | 151         | -0.02  | 0.03   |      | 147.98         | 155.53
          SELL   | 152         | -0.02  | 0.03   |      | 155.04         | 147.44
          SELL   | 151         | -0.02  | 0.03   |      | 154.02         | 146.47
          # without a tick: exact, however many places
          BUY    | 0.000123    | -0.015 | 0.0333 |      | 0.000121155    | 0.0001270959
          SELL   | 1.123456789 | -0.001 | 0.999  |      | 1.124580245789 | 0.001123456789
          # on the tick already
          BUY    | 152         | -0.02  | 0.03   | 0.01 | 148.96         | 156.56
          # toward the fill: a stop never loses more, a target is never further than was approved
          BUY    | 152         | -0.02  | 0.03   | 0.5  | 149            | 156.5
          SELL   | 152         | -0.02  | 0.03   | 0.5  | 155            | 147.5
          BUY    | 151         | -0.02  | 0.03   | 1    | 148            | 155
          SELL   | 151         | -0.02  | 0.03   | 1    | 154            | 147
          """,
      delimiter = '|')
  void pricesFollowFromTheFill(
      Side side,
      String fill,
      String sl,
      String tp,
      String tick,
      String stopLoss,
      String takeProfit) {
    ProtectivePrices prices = ProtectivePrices.of(planned(side, sl, tp, tick), number(fill));

    assertThat(prices.stopLoss()).contains(number(stopLoss));
    assertThat(prices.takeProfit()).contains(number(takeProfit));
  }

  /** A stop at or beyond the fill would close at once what was just opened. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # side | fill   | sl     | tp    | tick | stop loss | take profit
          BUY    | 100.5  | -0.001 | 0.001 | 1    | 100       | 101
          SELL   | 100.5  | -0.001 | 0.001 | 1    | 101       | 100
          BUY    | 100    | -0.001 | 0.001 | 1    | 99        | 101
          SELL   | 100    | -0.001 | 0.001 | 1    | 101       | 99
          BUY    | 151.25 | -0.02  | 0.03  | 0.5  | 148.5     | 155.5
          """,
      delimiter = '|')
  void roundingNeverLeavesItsOwnSideOfTheFill(
      Side side,
      String fill,
      String sl,
      String tp,
      String tick,
      String stopLoss,
      String takeProfit) {
    ProtectivePrices prices = ProtectivePrices.of(planned(side, sl, tp, tick), number(fill));

    assertThat(prices.stopLoss()).contains(number(stopLoss));
    assertThat(prices.takeProfit()).contains(number(takeProfit));
  }

  @Test
  void whatHasNoOffsetHasNoPrice() {
    assertThat(ProtectivePrices.of(planned(Side.BUY, "-0.02", null, null), number("100")))
        .isEqualTo(new ProtectivePrices(Optional.of(number("98")), Optional.empty()));
    assertThat(ProtectivePrices.of(planned(Side.BUY, null, null, null), number("100")))
        .isEqualTo(ProtectivePrices.NONE);
  }

  /** The fill counts, not what was expected: 0.4 at 150 and 0.6 at 155 are 1 at 153. */
  @Test
  void theAverageOfAllFillsCountsAndNotTheReference() {
    LiveStory story = LiveStory.onSim().under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));
    story.executes("s:buy/X/1/ref=140/sl=-0.02/tp=0.03");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).fills(order, "0.4", "150").fills(order, "0.6", "155");

    assertThat(story.order(order).averagePrice()).contains(number("153"));
    assertThat(story.order(order).prices().stopLoss()).contains(number("149.94"));
    assertThat(story.order(order).prices().takeProfit()).contains(number("157.59"));
  }

  private static OrderTicket.Planned planned(
      Side side, @Nullable String sl, @Nullable String tp, @Nullable String tick) {
    OrderIntent.Terms terms =
        new OrderIntent.Terms(
            new Symbol("X"),
            side,
            OrderType.MARKET,
            BigDecimal.ONE,
            Optional.empty(),
            Optional.of(number("1")),
            Optional.ofNullable(sl).map(BigDecimal::new),
            Optional.ofNullable(tp).map(BigDecimal::new),
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty());
    return new OrderTicket.Planned(
        new UUID(0, 1),
        new UUID(0, 2),
        Digest.of("x"),
        Samples.MONDAY,
        terms,
        Optional.ofNullable(tick).map(BigDecimal::new),
        Optional.empty());
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
