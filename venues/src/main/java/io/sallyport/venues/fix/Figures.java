package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.VenueReport.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.LastPx;
import quickfix.field.LastQty;

/**
 * What a report says of a fill, field by field: what can be read, and what is wrong with the rest.
 *
 * @param told what can be read
 * @param execId ExecID (17), if there is one
 * @param problems a line for each field that is missing or cannot be read
 */
record Figures(Told told, Optional<String> execId, List<String> problems) {

  static Figures of(Fields report, boolean mayBeNegative, CleanText clean) {
    List<String> problems = new ArrayList<>();
    Optional<BigDecimal> quantity = report.positive(LastQty.FIELD);
    Optional<BigDecimal> price =
        report.decimal(LastPx.FIELD).filter(number -> mayBeNegative || number.signum() > 0);
    Optional<BigDecimal> cumulative = report.positive(CumQty.FIELD);
    Optional<String> execId = report.text(ExecID.FIELD);
    note(problems, "LastQty", LastQty.FIELD, quantity.isPresent(), report, clean);
    note(problems, "LastPx", LastPx.FIELD, price.isPresent(), report, clean);
    note(problems, "CumQty", CumQty.FIELD, cumulative.isPresent(), report, clean);
    note(problems, "ExecID", ExecID.FIELD, execId.isPresent(), report, clean);
    return new Figures(new Told(quantity, price, cumulative), execId, List.copyOf(problems));
  }

  boolean areWhole() {
    return problems.isEmpty();
  }

  /** What is wrong, and what was read all the same. */
  String inWords() {
    String read =
        Stream.of(
                told.quantity().map(number -> "LastQty " + Decimals.plain(number)),
                told.price().map(number -> "LastPx " + Decimals.plain(number)),
                told.cumulative().map(number -> "CumQty " + Decimals.plain(number)),
                execId.map(id -> "ExecID " + id))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return String.join(", ", problems) + "; read: " + (read.isEmpty() ? "nothing" : read);
  }

  private static void note(
      List<String> problems, String name, int tag, boolean isRead, Fields report, CleanText clean) {
    if (!isRead) {
      problems.add("%s (%d) %s".formatted(name, tag, problem(report, tag, clean)));
    }
  }

  private static String problem(Fields report, int tag, CleanText clean) {
    Optional<BigDecimal> number = report.decimal(tag);
    return report
        .text(tag)
        .map(text ->
            number.isPresent()
                ? "is " + Decimals.plain(number.get()) + ", not above 0"
                : "is '" + clean.of(text) + "', not a plain number")
        .orElse("is missing");
  }
}
