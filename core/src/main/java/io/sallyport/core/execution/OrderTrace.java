package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;

/**
 * A step with its time.
 *
 * @param at when it was taken
 * @param step the step
 */
public record OrderTrace(LogicalTime at, OrderStep step) {}
