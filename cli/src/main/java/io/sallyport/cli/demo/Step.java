package io.sallyport.cli.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One step of the story.
 *
 * @param telling what is about to be seen; empty if that was told already
 * @param command as a reader types it: {@code sallyport …}, {@code mv FILE FILE}, {@code cmp FILE
 *     FILE}, words with spaces in double quotes; or {@code cat > FILE} with a here-document
 * @param exitCode what it has to end with
 */
record Step(String telling, String command, int exitCode) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
  private static final String HERE_DOCUMENT = "<<'EOF'\n";

  /** A step that succeeds. */
  static Step succeeds(String telling, String command) {
    return new Step(telling, command, 0);
  }

  /** A step that is refused, blocked or fails, as it should. */
  static Step refused(String telling, String command) {
    return new Step(telling, command, 1);
  }

  /** A file that is written. The text ends with a line feed. */
  static Step writes(String telling, String file, String text) {
    return new Step(telling, "cat > " + file + " " + HERE_DOCUMENT + text + "EOF", 0);
  }

  /** The same step at a time of the story's day, such as {@code 09:30}. */
  Step at(String time) {
    return new Step(telling, command + " --at 2026-01-05T" + time + ":00Z", exitCode);
  }

  /** What is printed before its output. */
  String prompt() {
    String comment = telling.isEmpty() ? "" : "# " + telling + "\n";
    return "\n" + comment + "$ " + command + "\n";
  }

  /** The text of its here-document; empty if it has none. */
  String text() {
    int start = command.indexOf(HERE_DOCUMENT);
    return start < 0
        ? ""
        : command.substring(start + HERE_DOCUMENT.length(), command.length() - "EOF".length());
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
