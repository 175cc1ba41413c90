package io.sallyport.cli.command;

import io.sallyport.cli.config.ConfigFile;
import io.sallyport.cli.config.Settings;
import io.sallyport.cli.config.SimFile;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.Venue;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.ledger.home.HomeOptions;
import io.sallyport.venues.sim.SimVenue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Opens the home for the length of one command.
 *
 * @param options what every command takes
 * @param surroundings what is outside
 */
record HomeVisit(Root options, Surroundings surroundings) {
  private static final Duration OWNER_WAIT = Duration.ofSeconds(5);

  /** Runs a command at the home. */
  Reply<Answer> make(HomeCommand command) {
    return directory()
        .flatMap(directory ->
            ConfigFile.read(directory)
                .map(file -> new Settings(options.given(), surroundings, file))
                .flatMap(settings -> at().flatMap(at -> run(command, directory, settings, at))));
  }

  /** The home that the options, or else the environment, name. */
  Reply<Path> directory() {
    String text =
        options.home().or(() -> surroundings.variable("SALLYPORT_HOME")).orElse("outputs");
    try {
      return text.isEmpty()
          ? Reply.refuse(RefusalCode.HOME_UNUSABLE, "--home is empty")
          : requireFolder(Path.of(text));
    } catch (InvalidPathException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, "no folder can be named like that");
    }
  }

  private static Reply<Path> requireFolder(Path home) {
    return Files.exists(home) && !Files.isDirectory(home)
        ? Reply.refuse(RefusalCode.HOME_UNUSABLE, home + " is not a folder")
        : Reply.of(home);
  }

  private Reply<Optional<LogicalTime>> at() {
    return options
        .at()
        .map(text -> LogicalTime.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private Reply<Answer> run(
      HomeCommand command, Path directory, Settings settings, Optional<LogicalTime> at) {
    Home home;
    try {
      home =
          Home.open(
              directory,
              new HomeOptions(surroundings.clock(), this::note, this::venues, OWNER_WAIT));
    } catch (HomeException e) {
      return command.unopened(directory, e.refusal());
    }
    try {
      Reply<Answer> answer =
          command.run(
              new Session(directory, home, settings, at, surroundings.homeIds(), this::note));
      if (home.isAbsent() && !(command instanceof StatusCommand)) {
        note("there is no home at " + directory + " yet");
      }
      return answer;
    } finally {
      close(home);
    }
  }

  /** What was answered is on disk; what closing could not write is derived from it. */
  private void close(Home home) {
    try {
      home.close();
    } catch (HomeException e) {
      if (e.refusal().code() != RefusalCode.JOURNAL_FAILED) {
        note(
            "what was answered is on record, but a derived snapshot could not be written: "
                + e.refusal().message());
      }
    }
  }

  private List<Venue> venues(HomeFiles files) {
    return List.of(new SimVenue(files.root().resolve("sim"), () -> SimFile.read(files.root())));
  }

  private void note(String note) {
    surroundings.console().note(note);
  }
}
