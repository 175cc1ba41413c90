package io.sallyport.core.plane;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last price at which something was traded at a venue, as far as the home was told: by reports
 * and answers of the venue, not by people. What was traded at one venue says nothing of another.
 */
public final class LastPrices {
  private final SortedMap<VenueId, SortedMap<Symbol, BigDecimal>> prices = new TreeMap<>();

  /** The venue told a trade. */
  public void traded(VenueId venue, Symbol symbol, BigDecimal price) {
    prices.computeIfAbsent(venue, first -> new TreeMap<>()).put(symbol, price);
  }

  /** The last price, if any is known. */
  public Optional<BigDecimal> of(VenueId venue, Symbol symbol) {
    return Optional.ofNullable(prices.getOrDefault(venue, new TreeMap<>()).get(symbol));
  }
}
