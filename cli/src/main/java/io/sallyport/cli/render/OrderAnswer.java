package io.sallyport.cli.render;

import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTrace;
import io.sallyport.core.execution.Slippage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.VenueOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * An order with all that happened to it (seed 002, forensic record).
 *
 * @param order as it stands
 * @param isDone whether what was asked of it has come true
 */
public record OrderAnswer(OrderView order, boolean isDone) implements Answer {
  @Override
  public int exitCode() {
    return isDone ? 0 : 1;
  }

  @Override
  public String text() {
    Lines lines = new Lines(13).heading("Order " + order.orderId());
    addOrder(lines);
    addProgress(lines);
    lines.put("Flags", order.flags());
    lines.put("Left out", leftOut(order));
    lines.put("Outcome", order.outcome().map(OrderAnswer::inWords));
    lines.put("Position", order.cover().map(CoverFields::inWords));
    lines.put("Unresolved", order.blocks().stream().map(BlockFields::inWords).toList());
    return lines.append("\nSteps\n" + steps()).toString();
  }

  private void addOrder(Lines lines) {
    VenueOrder what = order.ticket().order();
    lines
        .put("Stage", OrderFields.stage(order))
        .put("Order", OrderFields.inWords(what))
        .put("Role", OrderFields.roleInWords(what.role()))
        .put("Protects", order.ticket().parent())
        .put("Client", what.clientId())
        .put("Venue", order.ticket().venue() + ", account " + what.account())
        .put("Plan", order.planId());
  }

  private void addProgress(Lines lines) {
    lines
        .put("Sent", attempts())
        .put("Venue's id", order.venueOrderId())
        .put("Filled", filled())
        .put("Fees", Optional.of(order.fees()).filter(any -> !any.isNone()).map(Amounts::inWords))
        .put("Slippage", order.averagePrice().map(price -> inWords(order.slippage())))
        .put("Stop loss", order.prices().stopLoss().map(Decimals::plain))
        .put("Take profit", order.prices().takeProfit().map(Decimals::plain));
  }

  private String attempts() {
    return switch (order.attempts()) {
      case 0 -> "never";
      case 1 -> "once, at " + order.firstSentAt();
      default -> "%d times, first at %s".formatted(order.attempts(), order.firstSentAt());
    };
  }

  private String filled() {
    return Decimals.plain(order.filled())
        + " of "
        + Decimals.plain(order.present().quantity())
        + order.averagePrice().map(price -> " at " + Decimals.plain(price)).orElse("");
  }

  /** What a safety-sell left out, and why. */
  static Optional<String> leftOut(OrderView order) {
    return order.trace().stream()
        .map(OrderTrace::step)
        .filter(OrderStep.Flagged.class::isInstance)
        .map(OrderStep.Flagged.class::cast)
        .filter(flagged -> flagged.flag() == OrderFlag.LEFT_OUT)
        .map(OrderStep.Flagged::why)
        .findFirst();
  }

  private static String inWords(Slippage slippage) {
    return slippage.grade().name().toLowerCase(Locale.ROOT)
        + slippage.percent().map(percent -> ", " + Decimals.plain(percent) + " %").orElse("");
  }

  private static String inWords(ExecutionOutcome outcome) {
    Optional<String> reason = outcome.reason().map(why -> " (" + why + ")");
    return "%s, %s filled%s"
        .formatted(outcome.status(), Decimals.plain(outcome.filledQuantity()), reason.orElse(""));
  }

  private String steps() {
    Table table = new Table("AT", "WHAT");
    for (OrderTrace taken : order.trace()) {
      table.row(taken.at(), Visible.of(StepWords.of(taken.step())));
    }
    return table.indented("  ");
  }

  @Override
  public JsonObject json() {
    return OrderFields.json(order)
        .putObjectIfAny("cover", order.cover().map(CoverFields::json))
        .putRecorded("trace", order.trace());
  }
}
