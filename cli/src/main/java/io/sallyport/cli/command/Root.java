package io.sallyport.cli.command;

import io.sallyport.cli.config.Given;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, and the options that every command takes, before or after its own. */
@Command(
    name = "sallyport",
    versionProvider = VersionProvider.class,
    description = "The only legal exit between a trading decision and a real order.")
final class Root {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  @SuppressWarnings("UnusedVariable") // It is the option that counts.
  private boolean version;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with a JSON object.")
  private boolean json;

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "The home; else SALLYPORT_HOME, else outputs.")
  private Optional<String> home = Optional.empty();

  @Option(
      names = "--at",
      scope = ScopeType.INHERIT,
      paramLabel = "INSTANT",
      description = "The logical time in RFC 3339, UTC, for homes with time source external.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--actor",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Who acts; else SALLYPORT_ACTOR, sallyport.yaml, the system user.")
  private Optional<String> actor = Optional.empty();

  @Option(
      names = "--season",
      scope = ScopeType.INHERIT,
      paramLabel = "SEASON",
      description = "The season; else SALLYPORT_SEASON, sallyport.yaml.")
  private Optional<String> season = Optional.empty();

  @Option(
      names = "--client-id",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      description = "The tenant; else SALLYPORT_CLIENT_ID, sallyport.yaml.")
  private Optional<String> clientId = Optional.empty();

  boolean asksForJson() {
    return json;
  }

  Optional<String> home() {
    return home;
  }

  Optional<String> at() {
    return at;
  }

  Given given() {
    return new Given(clientId, season, actor);
  }
}
