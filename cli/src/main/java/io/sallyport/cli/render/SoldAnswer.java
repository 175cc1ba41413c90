package io.sallyport.cli.render;

import io.sallyport.core.desk.SafetyCommand.Sold;
import io.sallyport.core.plane.ExecutionOutcome;
import java.util.List;

/**
 * What came of safety-sells. One LIVE order is shown as {@code order show} shows it.
 *
 * @param sold what was sold, and what was left out
 */
public record SoldAnswer(Sold sold) implements Answer {
  @Override
  public int exitCode() {
    return sold.isDone() ? 0 : 1;
  }

  private boolean isOneOrder() {
    return sold.orders().size() == 1 && sold.onPaper().isEmpty();
  }

  private OrderAnswer only() {
    return new OrderAnswer(sold.orders().getFirst(), sold.isDone());
  }

  @Override
  public String text() {
    return (isOneOrder() ? only().text() : tables()) + leftOut();
  }

  private String tables() {
    StringBuilder text = new StringBuilder();
    if (!sold.orders().isEmpty()) {
      text.append(OrderFields.table(sold.orders()));
      sold.orders().stream()
          .flatMap(order -> OrderAnswer.leftOut(order).stream())
          .forEach(line -> text.append("  Left out: ").append(line).append('\n'));
    }
    List<ExecutionOutcome> onPaper = sold.onPaper();
    return text.append(onPaper.isEmpty() ? "" : OutcomeFields.table(onPaper)).toString();
  }

  private String leftOut() {
    StringBuilder text = new StringBuilder();
    sold.leftOut().forEach(line -> text.append("  Left out: ").append(line).append('\n'));
    return text.toString();
  }

  @Override
  public JsonObject json() {
    JsonObject json =
        isOneOrder()
            ? only().json()
            : new JsonObject()
                .putObjects("orders", sold.orders().stream().map(OrderFields::json).toList())
                .putObjects("outcomes", sold.onPaper().stream().map(OutcomeFields::json).toList());
    return json.putTexts("left_out", leftOutOfAll());
  }

  private List<String> leftOutOfAll() {
    return java.util.stream.Stream.concat(
            sold.orders().stream().flatMap(order -> OrderAnswer.leftOut(order).stream()),
            sold.leftOut().stream())
        .toList();
  }
}
