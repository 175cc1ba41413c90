package io.sallyport.cli.config;

import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Request;
import io.sallyport.core.desk.MachineClock;
import io.sallyport.core.model.HomeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that the program takes from outside besides its arguments, so that a test can be the
 * outside.
 *
 * @param environment the environment's variables
 * @param systemUser the name of the signed-in system user
 * @param workingDirectory where relative paths of the arguments begin
 * @param build which build of the program this is; empty if unknown
 * @param clock the machine's clocks
 * @param homeIds makes the id of a home that was given none
 * @param terminations takes what to do when the system asks the program to end; it ends once that
 *     has returned
 * @param console where answers go
 */
public record Surroundings(
    Map<String, String> environment,
    String systemUser,
    Path workingDirectory,
    String build,
    MachineClock clock,
    Supplier<HomeId> homeIds,
    Consumer<Runnable> terminations,
    Console console) {

  private static final String OURS = "SALLYPORT_";

  /** A variable of the environment; an empty one counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The same surroundings with another environment and console. */
  public Surroundings with(Map<String, String> otherEnvironment, Console otherConsole) {
    return new Surroundings(
        new TreeMap<>(otherEnvironment),
        systemUser,
        workingDirectory,
        build,
        clock,
        homeIds,
        terminations,
        otherConsole);
  }

  /** The surroundings of a command that is carried out here for somebody at another shell. */
  public Surroundings of(Request request, Console otherConsole) {
    return new Surroundings(
        request.environment(),
        request.systemUser(),
        Path.of(request.workingDirectory()),
        build,
        clock,
        homeIds,
        terminations,
        otherConsole);
  }

  /** A command as it is handed to another process. */
  public Request request(List<String> arguments) {
    SortedMap<String, String> ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(OURS));
    return new Request(arguments, ours, systemUser, workingDirectory.toString());
  }
}
