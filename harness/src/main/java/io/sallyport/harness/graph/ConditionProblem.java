package io.sallyport.harness.graph;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What CEL says against a condition, in words for whoever wrote it. */
final class ConditionProblem {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*)' \\(.*");
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '\\((.*)\\)' .*");
  private static final Pattern TYPES = Pattern.compile("expected type '(.*)' but found '(.*)'");
  private static final Pattern UNREADABLE =
      Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("\\.?\\s*[A-Za-z_]\\w*(\\s*\\.\\s*[A-Za-z_]\\w*)*");

  private ConditionProblem() {}

  /** Where something is, as the beginning of a message; the first line and column are 1. */
  static String at(int line, int column) {
    return "line %s, column %s: ".formatted(line, column);
  }

  /** The first error of a result, with its place. */
  static String inWords(CelValidationResult result, String text) {
    CelIssue issue = result.getErrors().getFirst();
    int line = Math.max(issue.getSourceLocation().getLine(), 1);
    int column = Math.max(issue.getSourceLocation().getColumn(), 0);
    return at(line, column + 1) + inWords(issue.getMessage(), rest(text, line, column));
  }

  /** The text from a place on. */
  private static String rest(String text, int line, int column) {
    String from = text.lines().skip(line - 1).collect(Collectors.joining("\n"));
    return from.substring(
        from.offsetByCodePoints(0, Math.min(column, from.codePointCount(0, from.length()))));
  }

  private static String inWords(String message, String rest) {
    Matcher matcher = UNDECLARED.matcher(message);
    if (matcher.matches()) {
      return undeclared(matcher.group(1), rest);
    }
    matcher = OVERLOAD.matcher(message);
    if (matcher.matches()) {
      return "%s cannot be applied to %s"
          .formatted(operator(matcher.group(1)), types(matcher.group(2)));
    }
    matcher = TYPES.matcher(message);
    if (matcher.matches()) {
      return "%s is expected here, not %s"
          .formatted(type(matcher.group(1)), type(matcher.group(2)));
    }
    return syntax(message);
  }

  private static String syntax(String message) {
    Matcher matcher = UNREADABLE.matcher(message);
    if (matcher.matches()) {
      return "this cannot be read: " + matcher.group(1);
    }
    matcher = UNEXPECTED.matcher(message);
    if (matcher.matches()) {
      return matcher.group(1).equals("<EOF>")
          ? "the condition ends too early"
          : "'%s' is not expected here".formatted(matcher.group(1));
    }
    if (message.startsWith("Expression recursion limit exceeded")) {
      return "the condition is nested too deeply";
    }
    return message.startsWith("For input string")
        ? "this is no number, or too large a one"
        : message;
  }

  private static String undeclared(String name, String rest) {
    if (name.chars().noneMatch(Character::isLetter)) {
      return operator(name) + " is not for conditions: they compare state and calculate nothing";
    }
    if (rest.startsWith("(")) {
      return "there is no function '%s' in conditions: they compare state and call nothing"
          .formatted(name);
    }
    Matcher whole = NAME.matcher(rest);
    return "'%s' is no state; a condition can name %s"
        .formatted(
            whole.lookingAt() ? whole.group().replaceAll("\\s", "") : name, StateVariable.names());
  }

  /** An operator as it is written: {@code _==_} is {@code ==}. */
  private static String operator(String function) {
    return switch (function) {
      case "_?_:_" -> "'? :'";
      case "_[_]" -> "'[ ]'";
      case "@in" -> "'in'";
      default -> "'" + function.replace("_", "") + "'";
    };
  }

  private static String types(String list) {
    return List.of(list.split(", (?![^(]*\\))")).stream()
        .map(ConditionProblem::type)
        .collect(Collectors.joining(" and "));
  }

  /** A type of CEL in words. */
  static String type(String name) {
    return switch (name) {
      case "bool" -> "true or false";
      case "string" -> "a text";
      case "int" -> "an integer";
      case "double" -> "a decimal such as 0.5";
      case "type" -> "a type";
      default -> name.startsWith("map") ? "a map" : name.startsWith("list") ? "a list" : name;
    };
  }
}
