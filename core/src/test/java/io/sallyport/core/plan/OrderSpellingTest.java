package io.sallyport.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSpellingTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # side, symbol , quantity, limit  , ref    , sl     , tp   , spelling                                                     , words
          BUY   , BTCUSDT, 0.001   ,        ,        ,        ,      , buy/BTCUSDT/0.001                                            , buy 0.001 BTCUSDT at market
          BUY   , BTCUSDT, 0.0010  , 50000.0, +50100 , -0.020 , 0.03 , buy/BTCUSDT/0.001/limit=50000/ref=50100/sl=-0.02/tp=0.03     , buy 0.001 BTCUSDT at limit 50000
          SELL  , ETHUSDT, 01.5    ,        , 3000   ,        , 2    , sell/ETHUSDT/1.5/ref=3000/tp=2                               , sell 1.5 ETHUSDT at market
          SELL  , BTC/USD, 100     , 1      ,        , -0.5   ,      , sell/BTC/USD/100/limit=1/sl=-0.5                             , sell 100 BTC/USD at limit 1
          BUY   , A/1    , 2       ,        ,        ,        ,      , buy/A/1/2                                                    , buy 2 A/1 at market
          BUY   , A/ref=1, 2       ,        ,        ,        ,      , buy/A/ref=1/2                                                , buy 2 A/ref=1 at market
          BUY   , /      , 1000    ,        ,        ,        ,      , buy///1000                                                   , buy 1000 / at market
          """)
  void anOrderHasOneSpellingHoweverItWasTyped(
      Side side,
      String symbol,
      String quantity,
      String limit,
      String ref,
      String sl,
      String tp,
      String spelling,
      String words) {
    OrderSpelling order = read(side, symbol, quantity, limit, ref, sl, tp).value();

    assertThat(order).hasToString(spelling);
    assertThat(order.inWords()).isEqualTo(words);
    assertThat(OrderSpelling.parse(spelling)).isEqualTo(Reply.of(order));
    assertThat(order.item(StrategyId.MANUAL).value().value()).isEqualTo("manual:" + spelling);
  }

  @Test
  void everySpellingIsReadBackAsTheOrderItSpells() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 2_000; i++) {
      OrderSpelling order =
          read(
                  random.nextBoolean() ? Side.BUY : Side.SELL,
                  symbol(random),
                  number(random),
                  sometimes(random, number(random)),
                  sometimes(random, number(random)),
                  sometimes(random, "-0." + (1 + random.nextInt(999_999))),
                  sometimes(random, number(random)))
              .value();

      assertThat(OrderSpelling.parse(order.toString())).isEqualTo(Reply.of(order));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "buy/BTCUSDT/0.0010,             buy/BTCUSDT/0.001",
    "buy/BTCUSDT/+1,                 buy/BTCUSDT/1",
    "buy/BTCUSDT/01,                 buy/BTCUSDT/1",
    "buy/BTCUSDT/1/limit=50000.0,    buy/BTCUSDT/1/limit=50000",
    "buy/BTCUSDT/1/sl=-0.020,        buy/BTCUSDT/1/sl=-0.02",
    "sell/BTCUSDT/1/ref=+2/tp=0.30,  sell/BTCUSDT/1/ref=2/tp=0.3"
  })
  void anyOtherSpellingIsRefusedAndTheRightOneNamed(String text, String spelling) {
    assertThat(OrderSpelling.parse(text))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.INVALID_ITEM, "spell the order " + spelling + ", not " + text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "buy/",
        "buy/BTCUSDT",
        "buy/BTCUSDT/",
        "buy/BTCUSDT/x",
        "buy/BTCUSDT/1e5",
        "buy/BTCUSDT/1/",
        "buy/BTCUSDT/1/limit",
        "buy/BTCUSDT/1/limit=",
        "buy/BTCUSDT/1/sl=-0.1/limit=5",
        "buy/BTCUSDT/1/limit=5/limit=6",
        "buy/BTCUSDT/1/stop=5"
      })
  void whatIsNoOrderIsRefused(String text) {
    assertThat(OrderSpelling.parse(text))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.INVALID_ITEM,
                text
                    + " is not an order:"
                    + " {buy|sell}/SYMBOL/QUANTITY[/limit=P][/ref=P][/sl=O][/tp=O]"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # symbol, quantity, limit, ref, sl   , tp , code              , message
          BTC|USDT, 1       ,      ,    ,      ,    , INVALID_IDENTIFIER, symbol 'BTC|USDT' has a character other than A-Z a-z 0-9 . _ : @ / + = -
          BTCUSDT , 0       ,      ,    ,      ,    , INVALID_NUMBER    , 'quantity must be above 0, not 0'
          BTCUSDT , -1      ,      ,    ,      ,    , INVALID_NUMBER    , 'quantity must be above 0, not -1'
          BTCUSDT , NaN     ,      ,    ,      ,    , INVALID_NUMBER    , quantity 'NaN' is not a plain decimal such as 0.001
          BTCUSDT , 1       , 0    ,    ,      ,    , INVALID_NUMBER    , 'limit price must be above 0, not 0'
          BTCUSDT , 1       ,      , -5 ,      ,    , INVALID_NUMBER    , 'reference price must be above 0, not -5'
          BTCUSDT , 1       ,      ,    , 0    ,    , INVALID_OFFSET    , 'sl offset 0 must be above -1 and below 0, such as -0.02'
          BTCUSDT , 1       ,      ,    , 0.02 ,    , INVALID_OFFSET    , 'sl offset 0.02 must be above -1 and below 0, such as -0.02'
          BTCUSDT , 1       ,      ,    , -1   ,    , INVALID_OFFSET    , 'sl offset -1 must be above -1 and below 0, such as -0.02'
          BTCUSDT , 1       ,      ,    ,      , 0  , INVALID_OFFSET    , 'tp offset 0 must be above 0, such as 0.03'
          BTCUSDT , 1       ,      ,    ,      , -1 , INVALID_OFFSET    , 'tp offset -1 must be above 0, such as 0.03'
          """)
  void anOrderThatCannotBeIsRefused(
      String symbol,
      String quantity,
      String limit,
      String ref,
      String sl,
      String tp,
      RefusalCode code,
      String message) {
    assertThat(read(Side.BUY, symbol, quantity, limit, ref, sl, tp))
        .isEqualTo(Reply.refuse(code, message));
  }

  private static Reply<OrderSpelling> read(
      Side side, String symbol, String quantity, String limit, String ref, String sl, String tp) {
    return OrderSpelling.read(
        side,
        symbol,
        quantity,
        Optional.ofNullable(limit),
        Optional.ofNullable(ref),
        Optional.ofNullable(sl),
        Optional.ofNullable(tp));
  }

  private static String symbol(SplittableRandom random) {
    String[] parts = {
      "BTC", "/", "1", "limit=5", "ref=0.1", "sl=-0.1", "buy", ".x", "-", "0.5", "tp=1"
    };
    StringBuilder symbol = new StringBuilder("S");
    random.ints(random.nextInt(5), 0, parts.length).forEach(part -> symbol.append(parts[part]));
    return symbol.toString();
  }

  private static String number(SplittableRandom random) {
    return BigDecimal.valueOf(1 + random.nextLong(1L << 40), random.nextInt(12)).toPlainString();
  }

  private static String sometimes(SplittableRandom random, String text) {
    return random.nextBoolean() ? text : null;
  }
}
