package io.sallyport.core.desk;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import java.util.Optional;

/**
 * Who comes to the bridge.
 *
 * @param actor who
 * @param at the logical time that they bring, which homes with time source {@code external} need
 */
public record Caller(Actor actor, Optional<LogicalTime> at) {}
