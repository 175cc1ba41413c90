package io.sallyport.cli.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One step of the story.
 *
 * @param telling what is about to be seen
 * @param command as a reader types it: {@code sallyport …}, {@code mv FILE FILE} or {@code cmp FILE
 *     FILE}, words with spaces in double quotes
 * @param exitCode what it has to end with
 */
record Step(String telling, String command, int exitCode) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  /** A step that succeeds. */
  static Step succeeds(String telling, String command) {
    return new Step(telling, command, 0);
  }

  /** A step that is refused, blocked or fails, as it should. */
  static Step refused(String telling, String command) {
    return new Step(telling, command, 1);
  }

  /** The command's words, quotes taken off, {@code $NAME} replaced by what it stands for. */
  List<String> words(String name, String value) {
    return WORD.matcher(command)
        .results()
        .map(Step::unquoted)
        .map(word -> word.replace("$" + name, value))
        .toList();
  }

  private static String unquoted(MatchResult word) {
    return word.group(1) == null ? word.group() : word.group(1);
  }
}
