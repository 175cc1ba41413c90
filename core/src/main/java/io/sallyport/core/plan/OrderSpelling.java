package io.sallyport.core.plan;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order as its portfolio item spells it (SPEC 5): {@code
 * buy/BTCUSDT/0.001/limit=50000/ref=50100/sl=-0.02/tp=0.03}. The same order always has the same
 * spelling, so that planned twice it meets itself.
 *
 * @param side which side
 * @param symbol what
 * @param quantity how much, above 0
 * @param limitPrice the limit price; without one the order is at market
 * @param referencePrice the price that slippage is measured from
 * @param slOffset the stop-loss offset as a fraction of the fill price, between −1 and 0
 * @param tpOffset the take-profit offset as a fraction of the fill price, above 0
 */
public record OrderSpelling(
    Side side,
    Symbol symbol,
    BigDecimal quantity,
    Optional<BigDecimal> limitPrice,
    Optional<BigDecimal> referencePrice,
    Optional<BigDecimal> slOffset,
    Optional<BigDecimal> tpOffset) {

  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?<side>buy|sell)/(?<symbol>.+?)/(?<quantity>[0-9.+-]+)"
              + "(/limit=(?<limit>[^/]+))?(/ref=(?<ref>[^/]+))?(/sl=(?<sl>[^/]+))?(/tp=(?<tp>[^/]+))?");

  /**
   * Whether an instance's name is meant as an order: it begins with {@code buy/} or {@code sell/}.
   */
  static boolean looksLikeOne(String instance) {
    return instance.startsWith("buy/") || instance.startsWith("sell/");
  }

  /** Reads an order from an item's instance; refuses any spelling but the normal one. */
  static Reply<OrderSpelling> parse(String text) {
    Matcher parts = GRAMMAR.matcher(text);
    if (!parts.matches()) {
      return Reply.refuse(
          RefusalCode.INVALID_ITEM,
          text + " is not an order: {buy|sell}/SYMBOL/QUANTITY[/limit=P][/ref=P][/sl=O][/tp=O]");
    }
    return read(
            parts.group("side").equals("buy") ? Side.BUY : Side.SELL,
            parts.group("symbol"),
            parts.group("quantity"),
            Optional.ofNullable(parts.group("limit")),
            Optional.ofNullable(parts.group("ref")),
            Optional.ofNullable(parts.group("sl")),
            Optional.ofNullable(parts.group("tp")))
        .flatMap(order -> order.requireSpelling(text));
  }

  /** The portfolio item that plans this order under a strategy. */
  public Reply<PortfolioItem> item(StrategyId strategy) {
    return PortfolioItem.parse(strategy + ":" + this);
  }

  /** The order in a person's words: {@code buy 0.001 BTCUSDT at limit 50000}. */
  public String inWords() {
    String price = limitPrice.map(p -> " at limit " + Decimals.plain(p)).orElse(" at market");
    return side.word() + " " + Decimals.plain(quantity) + " " + symbol + price;
  }

  /** The spelling: numbers in plain form without trailing zeros. */
  @Override
  public String toString() {
    return side.word()
        + "/"
        + symbol
        + "/"
        + Decimals.plain(quantity)
        + part("limit", limitPrice)
        + part("ref", referencePrice)
        + part("sl", slOffset)
        + part("tp", tpOffset);
  }

  private static String part(String name, Optional<BigDecimal> number) {
    return number.map(value -> "/" + name + "=" + Decimals.plain(value)).orElse("");
  }

  private Reply<OrderSpelling> requireSpelling(String text) {
    return text.equals(toString())
        ? Reply.of(this)
        : Reply.refuse(RefusalCode.INVALID_ITEM, "spell the order " + this + ", not " + text);
  }

  /**
   * Reads an order from what a person typed.
   *
   * @param side which side
   * @param symbol what
   * @param quantity how much, above 0
   * @param limit the limit price, above 0
   * @param reference the reference price, above 0
   * @param sl the stop-loss offset, above −1 and below 0
   * @param tp the take-profit offset, above 0
   * @return the order, or the refusal of the first part that cannot be read
   */
  public static Reply<OrderSpelling> read(
      Side side,
      String symbol,
      String quantity,
      Optional<String> limit,
      Optional<String> reference,
      Optional<String> sl,
      Optional<String> tp) {
    Reply<Symbol> what = Symbol.parse(symbol);
    Reply<BigDecimal> much = Decimals.parsePositive("quantity", quantity);
    Reply<Optional<BigDecimal>> at = optional(limit, p -> Decimals.parsePositive("limit price", p));
    Reply<Optional<BigDecimal>> ref =
        optional(reference, p -> Decimals.parsePositive("reference price", p));
    Reply<Optional<BigDecimal>> stop = optional(sl, ProtectiveOffsets::parseStopLoss);
    Reply<Optional<BigDecimal>> target = optional(tp, ProtectiveOffsets::parseTakeProfit);
    return Reply.firstRefusal(what, much, at, ref, stop, target)
        .map(Reply::<OrderSpelling>refuse)
        .orElseGet(() ->
            Reply.of(
                new OrderSpelling(
                    side,
                    what.value(),
                    much.value(),
                    at.value(),
                    ref.value(),
                    stop.value(),
                    target.value())));
  }

  private static Reply<Optional<BigDecimal>> optional(
      Optional<String> text, Function<String, Reply<BigDecimal>> parse) {
    return text.map(given -> parse.apply(given).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
