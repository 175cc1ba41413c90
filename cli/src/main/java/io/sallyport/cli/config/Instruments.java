package io.sallyport.cli.config;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.math.BigDecimal;
import java.util.function.Function;

/** Reads what is said of an instrument, at any venue; {@code docs/venues.md} has every field. */
final class Instruments {
  private static final String MAY_BE_NEGATIVE = "may_be_negative";

  /** The fields that an instrument may have at any venue. */
  static final String[] FIELDS = {
    "tick", "lot", "price", "min_quantity", "min_notional", "base", "quote", MAY_BE_NEGATIVE
  };

  private Instruments() {}

  static Instrument of(Symbol symbol, YamlMap instrument) throws YamlProblem {
    boolean mayBeNegative = instrument.optional(MAY_BE_NEGATIVE, Words.truth()).orElse(false);
    return new Instrument(
        symbol,
        instrument.optional("tick", positive("tick")),
        instrument.optional("lot", positive("lot")),
        instrument.optional(
            "price", mayBeNegative ? text -> Decimals.parse("price", text) : positive("price")),
        instrument.optional("min_quantity", positive("min_quantity")),
        instrument.optional("min_notional", positive("min_notional")),
        instrument.optional("base", Instruments::currency),
        instrument.optional("quote", Instruments::currency),
        mayBeNegative);
  }

  private static Reply<String> currency(String text) {
    return Symbol.parse(text).refused().isEmpty()
        ? Reply.of(text)
        : Words.refuse("'%s' is not a currency or asset such as USD".formatted(text));
  }

  private static Function<String, Reply<BigDecimal>> positive(String name) {
    return text -> Decimals.parsePositive(name, text);
  }
}
