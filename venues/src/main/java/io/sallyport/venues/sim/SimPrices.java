package io.sallyport.venues.sim;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prices that were set, and those that orders were filled at. */
final class SimPrices {
  private final Map<Symbol, BigDecimal> set = new HashMap<>();
  private final Map<Symbol, BigDecimal> traded = new HashMap<>();

  void set(Symbol symbol, BigDecimal price) {
    set.put(symbol, price);
  }

  void traded(Symbol symbol, BigDecimal price) {
    traded.put(symbol, price);
  }

  /** The current price of what the script lists: the one set last, else the script's. */
  Optional<BigDecimal> of(Instrument instrument) {
    return Optional.ofNullable(set.get(instrument.symbol())).or(instrument::lastPrice);
  }

  /** The current price where no script says it: the one set last, else that of the last fill. */
  Optional<BigDecimal> withoutScript(Symbol symbol) {
    return Optional.ofNullable(set.get(symbol)).or(() -> Optional.ofNullable(traded.get(symbol)));
  }
}
