package io.sallyport.core.desk;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.RegistryReading;

/**
 * All that a decision reads besides the state and the command.
 *
 * @param at the command's logical time
 * @param actor who commands
 * @param registry the strategy registry as it was found
 */
public record Inputs(LogicalTime at, Actor actor, RegistryReading registry) {}
