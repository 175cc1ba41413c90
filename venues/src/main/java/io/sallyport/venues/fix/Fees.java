package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import quickfix.field.CommType;
import quickfix.field.Commission;
import quickfix.field.MiscFeeAmt;
import quickfix.field.MiscFeeBasis;
import quickfix.field.NoMiscFees;

/** Reads fees: the commission and the miscellaneous fees, where a report has any. */
final class Fees {
  private static final String PER_UNIT = "1";
  private static final String PERCENT = "2";
  private static final String ABSOLUTE = "3";
  private static final String AMOUNT = "0";

  private Fees() {}

  /**
   * The fees that a report names, for a quantity at a price; empty if it names none that can be
   * turned into an amount.
   */
  static Optional<BigDecimal> of(Fields report, BigDecimal quantity, BigDecimal price) {
    return Stream.concat(
            commission(report, quantity, price).stream(),
            report.groups(NoMiscFees.FIELD).stream().flatMap(fee -> amount(fee).stream()))
        .reduce(BigDecimal::add)
        .map(Decimals::normal);
  }

  private static Optional<BigDecimal> commission(
      Fields report, BigDecimal quantity, BigDecimal price) {
    return report
        .decimal(Commission.FIELD)
        .flatMap(rate ->
            switch (report.text(CommType.FIELD).orElse(ABSOLUTE)) {
              case ABSOLUTE -> Optional.of(rate);
              case PER_UNIT -> Optional.of(rate.multiply(quantity));
              case PERCENT -> Optional.of(rate.multiply(quantity).multiply(price).movePointLeft(2));
              default -> Optional.empty();
            });
  }

  private static Optional<BigDecimal> amount(Fields fee) {
    return fee.text(MiscFeeBasis.FIELD).orElse(AMOUNT).equals(AMOUNT)
        ? fee.decimal(MiscFeeAmt.FIELD)
        : Optional.empty();
  }
}
