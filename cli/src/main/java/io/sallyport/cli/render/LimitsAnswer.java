package io.sallyport.cli.render;

import io.sallyport.core.desk.LimitsView;
import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.DailyLimits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The day's limits: what is used, reserved and left of each.
 *
 * @param view as they stand
 */
public record LimitsAnswer(LimitsView view) implements Answer {
  private static final String NOTHING = "-";

  @Override
  public String text() {
    StringBuilder text = new StringBuilder("Limits on " + view.day() + " (UTC)\n");
    view.registryProblem()
        .ifPresent(
            why -> text.append("Limits are unknown: the registry cannot be read: " + why + "\n"));
    if (view.rows().isEmpty()) {
      return text.append("No tenant has limits, or traded.\n").toString();
    }
    Table table =
        new Table("CLIENT", "STRATEGY", "OF", "CURRENCY", "LIMIT", "USED", "RESERVED", "LEFT");
    view.rows().forEach(row -> addRows(table, row));
    text.append('\n').append(table);
    view.rows()
        .forEach(row ->
            row.problem()
                .ifPresent(why ->
                    text.append(
                        "\nClient %s, %s: nothing more passes.\n".formatted(row.clientId(), why))));
    return text.toString();
  }

  private static void addRows(Table table, LimitsView.Row row) {
    DailyUsage usage = row.usage();
    DailyLimits limits = row.limits();
    addRow(
        table,
        row,
        "orders",
        limits.maxOrdersPerDay().map(Object::toString),
        Long.toString(usage.orders()),
        Long.toString(usage.reserved().orders()),
        row.ordersLeft().map(Object::toString));
    addRow(
        table,
        row,
        "notional",
        limits.maxNotionalPerDay().map(Decimals::plain),
        inWords(usage.notional()),
        inWords(usage.reserved().notional()),
        row.notionalLeft().map(Decimals::plain));
    addRow(
        table,
        row,
        "loss",
        limits.maxLossPerDay().map(Decimals::plain),
        inWords(losses(usage)),
        NOTHING,
        row.lossLeft().map(Decimals::plain));
  }

  private static void addRow(
      Table table,
      LimitsView.Row row,
      String of,
      Optional<String> limit,
      String used,
      String reserved,
      Optional<String> left) {
    table.row(
        row.clientId(),
        row.strategy().map(Object::toString).orElse("(all)"),
        of,
        of.equals("orders") ? NOTHING : row.limits().currency().orElse(NOTHING),
        limit.orElse("unlimited"),
        used,
        reserved,
        left.orElse("unlimited"));
  }

  private static String inWords(Amounts amounts) {
    return amounts.isNone() ? "0" : amounts.inWords();
  }

  /** Of the day's results those that are losses, as amounts above 0. */
  private static Amounts losses(DailyUsage usage) {
    Amounts losses = Amounts.NONE;
    for (var result : usage.results().byCurrency().entrySet()) {
      if (result.getValue().signum() < 0) {
        losses = losses.plus(Amounts.named(result.getKey()), result.getValue().negate());
      }
    }
    return losses;
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("day", view.day())
        .put("registry_problem", view.registryProblem())
        .putObjects("limits", view.rows().stream().map(LimitsAnswer::json).toList());
  }

  private static JsonObject json(LimitsView.Row row) {
    DailyUsage usage = row.usage();
    DailyLimits limits = row.limits();
    JsonObject orders = new JsonObject();
    limits.maxOrdersPerDay().ifPresent(limit -> orders.put("limit", limit.longValue()));
    orders.put("used", usage.orders()).put("reserved", usage.reserved().orders());
    row.ordersLeft().ifPresent(left -> orders.put("left", left.longValue()));
    return new JsonObject()
        .put("client_id", row.clientId().value())
        .put("strategy_id", row.strategy())
        .put("currency", limits.currency())
        .putObject("orders", orders)
        .putObject("notional", notional(row))
        .putObject(
            "loss",
            figures(
                    limits.maxLossPerDay(),
                    usage.results().lossIn(limits.currency()),
                    row.lossLeft())
                .putAmounts("results", usage.results()))
        .put("blocks", row.problem());
  }

  private static JsonObject notional(LimitsView.Row row) {
    DailyUsage usage = row.usage();
    Optional<String> currency = row.limits().currency();
    return figures(
            row.limits().maxNotionalPerDay(), usage.notional().in(currency), row.notionalLeft())
        .putDecimal("reserved", usage.reserved().notional().in(currency));
  }

  private static JsonObject figures(
      Optional<BigDecimal> limit, BigDecimal used, Optional<BigDecimal> left) {
    return new JsonObject()
        .putDecimal("limit", limit)
        .putDecimal("used", used)
        .putDecimal("left", left);
  }
}
