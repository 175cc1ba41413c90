package io.sallyport.core.plan;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.StrategyRegistry.RiskSettings;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where an order's stop loss and take profit will lie: fractions of the fill price (SPEC 7). A
 * wrong-signed one is refused when planning (SPEC 14).
 *
 * @param stopLoss above −1 and below 0
 * @param takeProfit above 0
 */
record ProtectiveOffsets(Optional<BigDecimal> stopLoss, Optional<BigDecimal> takeProfit) {

  static Reply<BigDecimal> parseStopLoss(String text) {
    return Decimals.parse("sl offset", text).flatMap(ProtectiveOffsets::requireStopLoss);
  }

  static Reply<BigDecimal> parseTakeProfit(String text) {
    return Decimals.parse("tp offset", text).flatMap(ProtectiveOffsets::requireTakeProfit);
  }

  /**
   * Settles the offsets of an order: what was given, else the instance's, else a stop loss from the
   * strategy's {@code stop_loss_percent} (SPEC 7).
   */
  Reply<ProtectiveOffsets> orElse(
      Optional<StrategyInstance> instance, Optional<RiskSettings> risk) {
    Optional<BigDecimal> stop =
        stopLoss
            .or(() -> instance.flatMap(StrategyInstance::slOffset))
            .or(() -> risk.flatMap(ProtectiveOffsets::stopLossOf));
    Optional<BigDecimal> target = takeProfit.or(() -> instance.flatMap(StrategyInstance::tpOffset));
    return Reply.firstRefusal(
            stop.map(ProtectiveOffsets::requireStopLoss).orElseGet(() -> Reply.of(BigDecimal.ZERO)),
            target
                .map(ProtectiveOffsets::requireTakeProfit)
                .orElseGet(() -> Reply.of(BigDecimal.ZERO)))
        .map(Reply::<ProtectiveOffsets>refuse)
        .orElseGet(() -> Reply.of(new ProtectiveOffsets(stop, target)));
  }

  /** A stop loss in percent as an offset; none where it is no usable percentage. */
  private static Optional<BigDecimal> stopLossOf(RiskSettings risk) {
    return risk.stopLossPercent()
        .map(text -> Decimals.parsePositive("stop_loss_percent", text))
        .filter(percent -> percent.refused().isEmpty())
        .map(percent -> Decimals.normal(percent.value().movePointLeft(2).negate()))
        .filter(offset -> requireStopLoss(offset).refused().isEmpty());
  }

  private static Reply<BigDecimal> requireStopLoss(BigDecimal offset) {
    return offset.signum() < 0 && offset.compareTo(BigDecimal.ONE.negate()) > 0
        ? Reply.of(offset)
        : Reply.refuse(
            RefusalCode.INVALID_OFFSET,
            "sl offset %s must be above -1 and below 0, such as -0.02"
                .formatted(Decimals.plain(offset)));
  }

  private static Reply<BigDecimal> requireTakeProfit(BigDecimal offset) {
    return offset.signum() > 0
        ? Reply.of(offset)
        : Reply.refuse(
            RefusalCode.INVALID_OFFSET,
            "tp offset %s must be above 0, such as 0.03".formatted(Decimals.plain(offset)));
  }
}
