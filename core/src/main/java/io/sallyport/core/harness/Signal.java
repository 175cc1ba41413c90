package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.model.StateId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Direction;
import java.util.Optional;

/**
 * An active signal, as layer L8 hands it in (seed 004, section 2).
 *
 * @param id what the signal layer calls it
 * @param timestamp when it was made
 * @param direction where it points
 * @param symbol what it is about, if about one thing
 * @param regimeId the regime that it was made under
 */
public record Signal(
    SignalId id,
    LogicalTime timestamp,
    Direction direction,
    Optional<Symbol> symbol,
    StateId regimeId) {
  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .put("direction", direction)
        .put("symbol", symbol)
        .put("regime_id", regimeId);
  }
}
