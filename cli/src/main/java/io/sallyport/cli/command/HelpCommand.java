package io.sallyport.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Explains a command. */
@Command(name = "help", description = "Explain a command.")
final class HelpCommand {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as: plan buy.")
  private List<String> path = List.of();

  /** The command that was named: the program itself if none was. */
  CommandLine named(CommandLine program) {
    CommandLine found = program;
    for (String name : path) {
      CommandLine next = found.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(found, "There is no command '" + name + "'");
      }
      found = next;
    }
    return found;
  }
}
