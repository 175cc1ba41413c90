package io.sallyport.cli.command;

import io.sallyport.cli.config.ConfigFile;
import io.sallyport.cli.config.Settings;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ErrorAnswer;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One run of the command line: arguments in, answer printed, exit code out (SPEC 10). */
public final class Program {
  private static final Duration OWNER_WAIT = Duration.ofSeconds(5);
  private static final int REFUSED = 1;
  private static final int WRONG_USAGE = 2;

  private final Surroundings surroundings;
  private final List<String> arguments;
  private final Root options = new Root();

  private Program(Surroundings surroundings, List<String> arguments) {
    this.surroundings = surroundings;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * Runs the command that the arguments name. It never throws and never ends the process.
   *
   * @return the exit code: 0 success, 1 blocked, failed or refused, 2 wrong usage
   */
  public static int run(Surroundings surroundings, List<String> arguments) {
    int exitCode = new Program(surroundings, arguments).run();
    if (!surroundings.console().hasLostOutput()) {
      return exitCode;
    }
    surroundings.console().note("the output could not be written");
    return Math.max(exitCode, REFUSED);
  }

  @SuppressWarnings("CatchingUnchecked")
  private int run() {
    try {
      CommandLine line = CommandTree.forArguments(options, arguments);
      return run(line.parseArgs(arguments.toArray(String[]::new)));
    } catch (ParameterException e) {
      return wrongUsage(e);
    } catch (RuntimeException | Error e) {
      return bug(e);
    }
  }

  private int run(ParseResult parsed) {
    List<CommandLine> chain = parsed.asCommandLineList();
    for (CommandLine line : chain) {
      if (line.isUsageHelpRequested()) {
        return help(line);
      }
      if (line.isVersionHelpRequested()) {
        return version(line);
      }
    }
    CommandLine last = chain.getLast();
    return switch (last.getCommandSpec().userObject()) {
      case HomeCommand command -> show(atHome(command));
      case LooseCommand command -> show(command.run(options, surroundings));
      case HelpCommand command -> help(command.named(chain.getFirst()));
      case null, default ->
          throw new ParameterException(last, "Missing a command: one of " + names(last));
    };
  }

  private static String names(CommandLine group) {
    return String.join(", ", group.getSubcommands().keySet());
  }

  private int help(CommandLine line) {
    console().print(line.getUsageMessage());
    return 0;
  }

  private int version(CommandLine line) {
    StringWriter text = new StringWriter();
    line.printVersionHelp(new PrintWriter(text));
    console().print(text.toString());
    return 0;
  }

  private Reply<Answer> atHome(HomeCommand command) {
    return directory(options, surroundings)
        .flatMap(directory ->
            ConfigFile.read(directory)
                .map(file -> new Settings(options.given(), surroundings, file))
                .flatMap(settings ->
                    at(options).flatMap(at -> atHome(command, directory, settings, at))));
  }

  private Reply<Answer> atHome(
      HomeCommand command, Path directory, Settings settings, Optional<LogicalTime> at) {
    HomeOptions homeOptions = new HomeOptions(surroundings.clock(), console()::note, OWNER_WAIT);
    Home home;
    try {
      home = Home.open(directory, homeOptions);
    } catch (HomeException e) {
      return Reply.refuse(e.refusal());
    }
    try {
      return command.run(
          new Session(directory, home, settings, at, surroundings.homeIds(), console()::note));
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
        console().note("closing the home failed: " + e.refusal().message());
      }
    }
  }

  /** The home that the command is about. */
  static Reply<Path> directory(Root options, Surroundings surroundings) {
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

  /** The logical time that the command brings. */
  static Reply<Optional<LogicalTime>> at(Root options) {
    return options
        .at()
        .map(text -> LogicalTime.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private int show(Reply<Answer> reply) {
    return switch (reply) {
      case Reply.Accepted<Answer>(Answer answer) -> show(answer);
      case Reply.Refused<Answer>(Refusal refusal) ->
          fail(new ErrorAnswer(refusal.code().name(), refusal.message(), REFUSED));
    };
  }

  private int show(Answer answer) {
    console().print(asksForJson() ? answer.json().toString() : answer.text());
    return answer.exitCode();
  }

  private int wrongUsage(ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    return fail(
        new ErrorAnswer(
            RefusalCode.USAGE.name(),
            e.getMessage() + " (" + name + " --help says more)",
            WRONG_USAGE));
  }

  private int bug(Throwable e) {
    if (surroundings.variable("SALLYPORT_DEBUG").isPresent()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console().note(trace.toString());
    }
    return fail(new ErrorAnswer("BUG", "this is a bug: " + e, REFUSED));
  }

  private int fail(ErrorAnswer error) {
    if (asksForJson()) {
      return show(error);
    }
    console().note(error.text());
    return error.exitCode();
  }

  /** Looked up in the arguments themselves, since they may be what could not be parsed. */
  private boolean asksForJson() {
    int end = arguments.indexOf("--");
    return options.asksForJson()
        || arguments.subList(0, end < 0 ? arguments.size() : end).contains("--json");
  }

  private Console console() {
    return surroundings.console();
  }
}
