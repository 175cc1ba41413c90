package io.sallyport.cli.config;

import io.sallyport.cli.console.Console;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Everything that the program takes from outside besides its arguments, so that a test can be the
 * outside.
 *
 * @param environment the environment's variables
 * @param systemUser the name of the signed-in system user
 * @param clock the clock, which never goes back
 * @param homeIds makes the id of a home that was given none
 * @param console where answers go
 */
public record Surroundings(
    Map<String, String> environment,
    String systemUser,
    Supplier<LogicalTime> clock,
    Supplier<HomeId> homeIds,
    Console console) {

  /** A variable of the environment; an empty one counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The same surroundings with another environment and console. */
  public Surroundings with(Map<String, String> otherEnvironment, Console otherConsole) {
    return new Surroundings(
        new TreeMap<>(otherEnvironment), systemUser, clock, homeIds, otherConsole);
  }
}
