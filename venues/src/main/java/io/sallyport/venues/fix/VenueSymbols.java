package io.sallyport.venues.fix;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What is traded, as the counterparty's messages name it. */
record VenueSymbols(FixSettings settings) {

  /** The symbol that a message names in the counterparty's spelling, if it can be one. */
  Optional<Symbol> of(Fields message) {
    return message.text(quickfix.field.Symbol.FIELD).flatMap(this::of);
  }

  private Optional<Symbol> of(String spelling) {
    return settings.special().entrySet().stream()
        .filter(known -> known.getValue().as().filter(spelling::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> asItIs(spelling));
  }

  private static Optional<Symbol> asItIs(String text) {
    return Symbol.parse(text) instanceof Reply.Accepted<Symbol>(Symbol symbol)
        ? Optional.of(symbol)
        : Optional.empty();
  }

  /** What is known of the instrument that a message names. */
  Optional<Instrument> instrument(Fields message) {
    return of(message)
        .flatMap(
            symbol -> settings.instruments().flatMap(all -> Optional.ofNullable(all.get(symbol))));
  }

  /** The currency or asset that is held, where the instrument is a pair. */
  Optional<String> base(Fields message) {
    return instrument(message).flatMap(Instrument::base);
  }

  /** A price: above 0, unless the instrument's may be 0 or below. */
  Optional<BigDecimal> price(Fields message, int tag) {
    return message.decimal(tag).filter(price -> price.signum() > 0 || mayBeNegative(message));
  }

  boolean mayBeNegative(Fields message) {
    return instrument(message).filter(Instrument::mayBeNegative).isPresent();
  }
}
