package io.sallyport.cli.command;

import io.sallyport.cli.config.ConfigFile;
import io.sallyport.cli.config.Settings;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one command says of the home that it is for, and its time there.
 *
 * @param options what every command takes
 * @param surroundings what is outside
 */
record HomeVisit(Root options, Surroundings surroundings) {

  /** The home that the options, or else the environment, name. */
  Reply<Path> directory() {
    return name().flatMap(HomeVisit::requireFolder);
  }

  /** The home as it is named, which another process may see elsewhere. */
  private Reply<Path> name() {
    String text =
        options.home().or(() -> surroundings.variable("SALLYPORT_HOME")).orElse("outputs");
    try {
      return text.isEmpty()
          ? Reply.refuse(RefusalCode.HOME_UNUSABLE, "--home is empty")
          : Reply.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, "no folder can be named like that");
    }
  }

  private static Reply<Path> requireFolder(Path home) {
    return Files.exists(home) && !Files.isDirectory(home)
        ? Reply.refuse(RefusalCode.HOME_UNUSABLE, home + " is not a folder")
        : Reply.of(home);
  }

  /** Runs a command at an open home. */
  Reply<Answer> run(HomeCommand command, OpenHome open) {
    return session(open).flatMap(session -> run(command, open, session));
  }

  /** The command's time at an open home. */
  Reply<Session> session(OpenHome open) {
    return name()
        .flatMap(named ->
            settings(open.home().files().root())
                .flatMap(settings ->
                    at().map(at -> new Session(named, open, settings, at, surroundings))));
  }

  private Reply<Settings> settings(Path home) {
    return ConfigFile.read(home).map(file -> new Settings(options.given(), surroundings, file));
  }

  private Reply<Optional<LogicalTime>> at() {
    return options
        .at()
        .map(text -> LogicalTime.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private Reply<Answer> run(HomeCommand command, OpenHome open, Session session) {
    Reply<Answer> answer = command.run(session);
    if (open.home().isAbsent()
        && !(command instanceof StatusCommand)
        && !open.isOwnedElsewhere(answer)) {
      note("there is no home at " + session.directory() + " yet");
    }
    return answer;
  }

  /** Tells the person at the shell something besides the answer. */
  void note(String note) {
    surroundings.console().note(note);
  }
}
