package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import java.math.BigDecimal;

/** A script as it was found: readable or broken. */
public sealed interface SimReading {

  /** A script that could be read, an absent one being empty. */
  record Usable(SimScript script) implements SimReading {}

  /**
   * A script that could not be read.
   *
   * @param problem what is wrong, and where
   */
  record Broken(String problem) implements SimReading {}

  /** The script, or {@link RefusalCode#CONFIG_INVALID} with what is wrong and where. */
  default Reply<SimScript> read() {
    return switch (this) {
      case Usable(SimScript script) -> Reply.of(script);
      case Broken(String problem) -> Reply.refuse(RefusalCode.CONFIG_INVALID, problem);
    };
  }

  /**
   * A price that may be set for a symbol: of one that is listed, on its tick, and above 0 unless it
   * may be negative.
   */
  default Reply<BigDecimal> price(Symbol symbol, BigDecimal price) {
    return read()
        .flatMap(script -> listed(script, symbol))
        .flatMap(instrument ->
            allowed(instrument, price).flatMap(allowed -> onTick(instrument, allowed)));
  }

  private static Reply<BigDecimal> allowed(Instrument instrument, BigDecimal price) {
    return instrument.mayBeNegative()
        ? Reply.of(price)
        : Decimals.parsePositive("price", price.toPlainString());
  }

  private static Reply<Instrument> listed(SimScript script, Symbol symbol) {
    return script
        .instrument(symbol)
        .map(Reply::of)
        .orElseGet(() -> Reply.refuse(RefusalCode.CONFIG_INVALID, "sim does not trade " + symbol));
  }

  private static Reply<BigDecimal> onTick(Instrument instrument, BigDecimal price) {
    return instrument
        .tick()
        .filter(tick -> price.remainder(tick).signum() != 0)
        .<Reply<BigDecimal>>map(tick ->
            Reply.refuse(
                RefusalCode.INVALID_NUMBER,
                "price %s is no multiple of the tick %s"
                    .formatted(Decimals.plain(price), Decimals.plain(tick))))
        .orElseGet(() -> Reply.of(price));
  }
}
