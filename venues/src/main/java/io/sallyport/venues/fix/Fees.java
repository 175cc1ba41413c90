package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import quickfix.field.CommCurrency;
import quickfix.field.CommType;
import quickfix.field.Commission;
import quickfix.field.MiscFeeAmt;
import quickfix.field.MiscFeeBasis;
import quickfix.field.MiscFeeCurr;
import quickfix.field.NoMiscFees;

/** Reads fees: the commission and the miscellaneous fees, where a report has any. */
final class Fees {
  private static final String PER_UNIT = "1";
  private static final String PERCENT = "2";
  private static final String ABSOLUTE = "3";
  private static final String AMOUNT = "0";

  private Fees() {}

  /**
   * The fees that a report names, for a quantity at a price, in one currency; empty if it names
   * none that can be turned into an amount. Of several currencies it is the instrument's base,
   * which makes what is held less; else the one that is named first.
   */
  static Optional<Fee> of(
      Fields report, BigDecimal quantity, BigDecimal price, Optional<String> base) {
    List<Fee> all = all(report, quantity, price, base);
    return all.stream()
        .filter(fee -> base.isPresent() && fee.currency().equals(base))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /**
   * All fees that a report names, summed up by currency, in the order in which they are named. One
   * without a currency is in that of the others, if they have one and it is not the base.
   */
  static List<Fee> all(
      Fields report, BigDecimal quantity, BigDecimal price, Optional<String> base) {
    SequencedMap<Optional<String>, BigDecimal> sums = new LinkedHashMap<>();
    Stream.concat(
            commission(report, quantity, price).stream(),
            report.groups(NoMiscFees.FIELD).stream().flatMap(fee -> fee(fee).stream()))
        .forEach(fee -> sums.merge(fee.currency(), fee.amount(), BigDecimal::add));
    List<Optional<String>> named = sums.keySet().stream().filter(Optional::isPresent).toList();
    if (named.size() == 1 && !named.getFirst().equals(base)) {
      Optional.ofNullable(sums.remove(Optional.<String>empty()))
          .ifPresent(amount -> sums.merge(named.getFirst(), amount, BigDecimal::add));
    }
    return sums.entrySet().stream()
        .map(sum -> new Fee(Decimals.normal(sum.getValue()), sum.getKey()))
        .toList();
  }

  private static Optional<Fee> commission(Fields report, BigDecimal quantity, BigDecimal price) {
    Optional<BigDecimal> amount =
        report
            .decimal(Commission.FIELD)
            .flatMap(rate ->
                switch (report.text(CommType.FIELD).orElse(ABSOLUTE)) {
                  case ABSOLUTE -> Optional.of(rate);
                  case PER_UNIT -> Optional.of(rate.multiply(quantity));
                  case PERCENT ->
                      Optional.of(rate.multiply(quantity).multiply(price).movePointLeft(2));
                  default -> Optional.empty();
                });
    return amount.map(known -> new Fee(known, report.text(CommCurrency.FIELD)));
  }

  private static Optional<Fee> fee(Fields fee) {
    return fee.text(MiscFeeBasis.FIELD).orElse(AMOUNT).equals(AMOUNT)
        ? fee.decimal(MiscFeeAmt.FIELD).map(known -> new Fee(known, fee.text(MiscFeeCurr.FIELD)))
        : Optional.empty();
  }
}
