package io.sallyport.core.plan;

import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue says of something that it trades.
 *
 * @param symbol what
 * @param tick the smallest step of a price, above 0, if known
 * @param lot the smallest step of a quantity, above 0, if known
 * @param lastPrice the last price, above 0, if known
 */
public record Instrument(
    Symbol symbol,
    Optional<BigDecimal> tick,
    Optional<BigDecimal> lot,
    Optional<BigDecimal> lastPrice) {}
