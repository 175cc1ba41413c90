package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.demo.Demo;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.DemoAnswer;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Tells a story on the real commands, in a home of its own. */
@Command(description = "Run a whole story in a fresh home, a temporary one unless --home is given.")
final class DemoCommand implements LooseCommand {
  @Override
  public Reply<Answer> run(Root options, Surroundings surroundings) {
    Console console =
        options.asksForJson()
            ? new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
            : surroundings.console().merged();
    try {
      Path home = home(options);
      return isFresh(home)
          ? Reply.of(new DemoAnswer(home, demo(surroundings, console).run(home)))
          : Reply.refuse(
              RefusalCode.HOME_EXISTS, home + " is not empty, and the demo needs a fresh home");
    } catch (IOException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, "the demo's home cannot be made: " + e);
    }
  }

  private static Demo demo(Surroundings surroundings, Console console) {
    return new Demo(
        console,
        (arguments, environment) ->
            Program.run(surroundings.with(environment, console), arguments));
  }

  private static Path home(Root options) throws IOException {
    return options.home().isPresent()
        ? Path.of(options.home().get()).toAbsolutePath()
        : Files.createTempDirectory("sallyport-demo-");
  }

  private static boolean isFresh(Path home) throws IOException {
    if (!Files.exists(home)) {
      return true;
    }
    try (Stream<Path> content = Files.list(home)) {
      return content.findAny().isEmpty();
    }
  }
}
