package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ErrorAnswer;
import io.sallyport.cli.render.Visible;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the command line: arguments in, answer printed, exit code out (SPEC 10). */
public final class Program {
  private static final int REFUSED = 1;
  private static final int WRONG_USAGE = 2;

  /** What Java puts where the bytes of an argument are no text in the shell's locale. */
  private static final char NO_CHARACTER = '\ufffd';

  /** What leads to a command that is always let in: nothing else is worth to be parsed for that. */
  private static final Set<String> MAY_BE_LET_IN =
      Set.of("kill-switch", "order", "protect", "safety-sell", "status");

  private static final ErrorAnswer NOT_TEXT =
      new ErrorAnswer(
          RefusalCode.USAGE.name(),
          "an argument is no text in this shell's locale; set LC_ALL=C.UTF-8 or another UTF-8 one",
          WRONG_USAGE);

  private static final ErrorAnswer NOT_ELSEWHERE =
      new ErrorAnswer(
          RefusalCode.USAGE.name(),
          "this command is carried out where it is typed, not by the home's owner",
          WRONG_USAGE);

  private final Surroundings surroundings;
  private final List<String> arguments;
  private final Optional<OpenHome> open;
  private final Root options = new Root();

  private Program(Surroundings surroundings, List<String> arguments, Optional<OpenHome> open) {
    this.surroundings = surroundings;
    this.arguments = List.copyOf(arguments);
    this.open = open;
  }

  /**
   * Runs the command that the arguments name. It never throws and never ends the process.
   *
   * @return the exit code: 0 success, 1 blocked, failed or refused, 2 wrong usage
   */
  public static int run(Surroundings surroundings, List<String> arguments) {
    return new Program(surroundings, arguments, Optional.empty()).complete();
  }

  /** Runs a command that was typed at another shell, at the home that is open here. */
  static int runAt(OpenHome open, Surroundings surroundings, List<String> arguments) {
    return new Program(surroundings, arguments, Optional.of(open)).complete();
  }

  /** Whether the arguments name a command that is carried out whatever the owner is doing. */
  static boolean isAlwaysLetIn(List<String> arguments) {
    if (arguments.stream().noneMatch(MAY_BE_LET_IN::contains)) {
      return false;
    }
    try {
      return CommandTree.forArguments(new Root(), arguments)
                  .parseArgs(arguments.toArray(String[]::new))
                  .asCommandLineList()
                  .getLast()
                  .getCommandSpec()
                  .userObject()
              instanceof HomeCommand command
          && command.isAlwaysLetIn();
    } catch (ParameterException e) {
      return false; // it is told so in its turn
    }
  }

  private int complete() {
    int exitCode = run();
    if (!surroundings.console().hasLostOutput()) {
      return exitCode;
    }
    surroundings.console().note("the output could not be written");
    return Math.max(exitCode, REFUSED);
  }

  private int run() {
    if (arguments.stream().anyMatch(argument -> argument.indexOf(NO_CHARACTER) >= 0)) {
      return fail(NOT_TEXT);
    }
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
      case ServeCommand command when !command.stops() && open.isEmpty() -> serve();
      case HomeCommand command -> visit(command);
      case LooseCommand _ when open.isPresent() -> fail(NOT_ELSEWHERE);
      case LooseCommand command -> show(command.run(options, surroundings));
      case HelpCommand command -> help(command.named(chain.getFirst()));
      case null, default ->
          throw new ParameterException(last, "Missing a command: one of " + names(last));
    };
  }

  private int visit(HomeCommand command) {
    HomeVisit visit = new HomeVisit(options, surroundings);
    return open.map(home -> show(visit.run(command, home)))
        .orElseGet(
            () -> at(visit, home -> new Errand(visit, home, arguments, this::show).run(command)));
  }

  private int serve() {
    HomeVisit visit = new HomeVisit(options, surroundings);
    return at(visit, home -> new Service(visit, home, Home::reasonsToStay, this::show).run());
  }

  private int at(HomeVisit visit, ToIntFunction<Path> act) {
    return switch (visit.directory()) {
      case Reply.Accepted<Path>(Path home) -> act.applyAsInt(home);
      case Reply.Refused<Path>(Refusal refusal) -> show(Reply.refuse(refusal));
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

  private int show(Reply<Answer> reply) {
    return switch (reply) {
      case Reply.Accepted<Answer>(Answer answer) -> show(answer);
      case Reply.Refused<Answer>(Refusal refusal) ->
          fail(new ErrorAnswer(refusal.code().name(), refusal.message(), REFUSED));
    };
  }

  private int show(Answer answer) {
    console()
        .print(
            asksForJson() ? Visible.json(answer.json().toString()) : Visible.answer(answer.text()));
    return answer.exitCode();
  }

  private int wrongUsage(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String what =
        e instanceof UnmatchedArgumentException unmatched && !line.getSubcommands().isEmpty()
            ? "There is no command '%s'; there are %s"
                .formatted(unmatched.getUnmatched().getFirst(), names(line))
            : e.getMessage();
    String name = line.getCommandSpec().qualifiedName();
    return fail(
        new ErrorAnswer(
            RefusalCode.USAGE.name(), what + " (" + name + " --help says more)", WRONG_USAGE));
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
