package io.sallyport.core.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Amounts of money, each currency by itself: none is ever added to another's. An unnamed currency
 * matches any (SPEC 14, price for notional).
 *
 * @param byCurrency the sums, {@code ""} where no currency was named; what is 0 is left out
 */
public record Amounts(SortedMap<String, BigDecimal> byCurrency) {
  /** The key of amounts in a currency that nobody named. */
  public static final String UNNAMED = "";

  /** Nothing. */
  public static final Amounts NONE = new Amounts(new TreeMap<>());

  public Amounts {
    byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
  }

  /** One amount. */
  public static Amounts of(Optional<String> currency, BigDecimal amount) {
    return NONE.plus(currency, amount);
  }

  /** These with one more amount, which may be below 0. */
  public Amounts plus(Optional<String> currency, BigDecimal amount) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>(byCurrency);
    BigDecimal sum =
        Decimals.normal(sums.getOrDefault(currency.orElse(UNNAMED), BigDecimal.ZERO).add(amount));
    if (sum.signum() == 0) {
      sums.remove(currency.orElse(UNNAMED));
    } else {
      sums.put(currency.orElse(UNNAMED), sum);
    }
    return new Amounts(sums);
  }

  /** These and those. */
  public Amounts plus(Amounts more) {
    Amounts all = this;
    for (Map.Entry<String, BigDecimal> one : more.byCurrency.entrySet()) {
      all = all.plus(named(one.getKey()), one.getValue());
    }
    return all;
  }

  /** The same with the other sign. */
  public Amounts negated() {
    SortedMap<String, BigDecimal> sums = new TreeMap<>(byCurrency);
    sums.replaceAll((currency, amount) -> amount.negate());
    return new Amounts(sums);
  }

  /** All that counts in a currency: its own, and what is in a currency that nobody named. */
  public BigDecimal in(Optional<String> currency) {
    return matching(currency).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The losses that count in a currency, 0 or more. No gain in another one makes them less. */
  public BigDecimal lossIn(Optional<String> currency) {
    return matching(currency)
        .map(amount -> amount.negate().max(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<BigDecimal> matching(Optional<String> currency) {
    return byCurrency.entrySet().stream()
        .filter(sum -> matches(named(sum.getKey()), currency))
        .map(Map.Entry::getValue);
  }

  /** The losses in currencies that cannot be held against another, as amounts above 0. */
  public Amounts lossesNotIn(Optional<String> currency) {
    Amounts losses = NONE;
    for (Map.Entry<String, BigDecimal> sum : byCurrency.entrySet()) {
      if (sum.getValue().signum() < 0 && !matches(named(sum.getKey()), currency)) {
        losses = losses.plus(named(sum.getKey()), sum.getValue().negate());
      }
    }
    return losses;
  }

  /** Whether one currency is the other, as far as both are named. */
  public static boolean matches(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** A key as a currency: empty where nobody named one. */
  public static Optional<String> named(String key) {
    return key.equals(UNNAMED) ? Optional.empty() : Optional.of(key);
  }

  /** The currency of all of it, if it is one that somebody named. */
  public Optional<String> only() {
    return byCurrency.size() == 1 ? named(byCurrency.firstKey()) : Optional.empty();
  }

  /** What is in a currency that nobody named, if anything is. */
  public Optional<BigDecimal> unnamed() {
    return Optional.ofNullable(byCurrency.get(UNNAMED));
  }

  /** What is in currencies that somebody named, if anything is. */
  public Optional<SortedMap<String, BigDecimal>> named() {
    SortedMap<String, BigDecimal> sums = new TreeMap<>(byCurrency);
    sums.remove(UNNAMED);
    return Optional.of(sums).filter(any -> !any.isEmpty());
  }

  /** Whether there is nothing. */
  public boolean isNone() {
    return byCurrency.isEmpty();
  }

  /** Such as {@code 0.5 USDT, 2}. */
  public String inWords() {
    return String.join(
        ", ",
        byCurrency.entrySet().stream()
            .map(sum -> (Decimals.plain(sum.getValue()) + " " + sum.getKey()).strip())
            .toList());
  }
}
