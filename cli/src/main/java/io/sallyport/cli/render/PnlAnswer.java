package io.sallyport.cli.render;

import io.sallyport.core.execution.DailyResults;
import io.sallyport.core.execution.DailyResults.Result;
import io.sallyport.core.execution.DailyResults.Sums;
import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was realized, day by day, and in all.
 *
 * @param results by tenant, day, venue and currency
 */
public record PnlAnswer(List<Result> results) implements Answer {
  public PnlAnswer {
    results = List.copyOf(results);
  }

  @Override
  public String text() {
    if (results.isEmpty()) {
      return "Nothing was traded LIVE in that time.\n";
    }
    Table table =
        new Table(
            "CLIENT", "DAY", "VENUE", "CURRENCY", "BEFORE FEES", "FEES", "REALIZED", "NOT COUNTED");
    results.forEach(result -> addRow(table, result, result.day().toString()));
    totals().forEach(total -> addRow(table, total, "all"));
    return table
        + (areAllCounted()
            ? ""
            : "\nNot counted: fees in a currency of which no price was on record.\n");
  }

  private boolean areAllCounted() {
    return results.stream().allMatch(result -> result.sums().feesNotCounted().signum() == 0);
  }

  private static void addRow(Table table, Result result, String day) {
    Sums sums = result.sums();
    table.row(
        result.clientId(),
        day,
        result.venue(),
        result.currency().orElse("-"),
        plain(sums.gross()),
        plain(sums.fees()),
        plain(sums.realized()),
        sums.feesNotCounted().signum() == 0 ? "-" : plain(sums.feesNotCounted()));
  }

  private static String plain(BigDecimal number) {
    return Decimals.plain(Decimals.normal(number));
  }

  private List<Result> totals() {
    Map<List<Object>, Result> totals = new LinkedHashMap<>();
    for (Result result : results) {
      totals.merge(
          List.of(result.clientId(), result.venue(), result.currency()), result, Result::plus);
    }
    return List.copyOf(totals.values());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects(
            "results", results.stream().map(one -> json(one).put("day", one.day())).toList())
        .putObjects("totals", totals().stream().map(PnlAnswer::json).toList());
  }

  private static JsonObject json(DailyResults.Result result) {
    Sums sums = result.sums();
    JsonObject json =
        new JsonObject()
            .put("client_id", result.clientId().value())
            .put("venue", result.venue())
            .put("currency", result.currency())
            .putDecimal("before_fees", Decimals.normal(sums.gross()))
            .putDecimal("fees", Decimals.normal(sums.fees()))
            .putDecimal("realized", Decimals.normal(sums.realized()));
    return sums.feesNotCounted().signum() == 0
        ? json
        : json.putDecimal("fees_not_counted", Decimals.normal(sums.feesNotCounted()));
  }
}
