package io.sallyport.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command ends with an example that the command line takes. */
final class ExamplesTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandHasAnExampleThatCanBeTyped(String name) {
    CommandLine command = CommandTree.whole();
    for (String word : words("x " + name)) {
      command = command.getSubcommands().get(word);
    }

    List<String> examples = List.of(command.getCommandSpec().usageMessage().footer());

    assertThat(examples).as("add an example of it to Examples").isNotEmpty();
    for (String example : examples) {
      assertThat(example).startsWith("  sallyport " + name);
      assertThat(command.getUsageMessage()).contains(example + "\n");
      assertThatCode(() -> CommandTree.whole().parseArgs(words(example)))
          .doesNotThrowAnyException();
    }
  }

  private static String[] words(String example) {
    return WORD.matcher(example)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .skip(1)
        .toArray(String[]::new);
  }

  static Stream<String> commands() {
    return leaves(CommandTree.whole());
  }

  private static Stream<String> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command.getCommandSpec().qualifiedName().substring("sallyport ".length()))
        : command.getSubcommands().values().stream().flatMap(ExamplesTest::leaves);
  }
}
