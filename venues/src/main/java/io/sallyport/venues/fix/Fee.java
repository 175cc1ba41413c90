package io.sallyport.venues.fix;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount that a counterparty takes.
 *
 * @param amount how much; below 0 is what it gives
 * @param currency in which currency, if it says so
 */
record Fee(BigDecimal amount, Optional<String> currency) {}
