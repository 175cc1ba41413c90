package io.sallyport.harness.input;

import io.sallyport.formats.json.SallyportJson;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with a document, and where, for whoever wrote it.
 *
 * @param place where it is
 * @param why what is wrong, in words
 */
record InputProblem(TokenStreamLocation place, String why) {
  private static final Pattern UNEXPECTED = Pattern.compile("(?:character \\(|token )'(.+?)'[: (]");
  private static final Pattern TWICE = Pattern.compile("Duplicate Object property (\".*\")");
  private static final Pattern MISSING =
      Pattern.compile("(Missing|Null value for) .*creator property.*", Pattern.DOTALL);

  static InputProblem of(JacksonException e, JsonMapper mapper, String text) {
    boolean isLost =
        e instanceof UnrecognizedPropertyException
            || e instanceof StreamConstraintsException
            || isMissing(e);
    String path = path(e);
    return new InputProblem(
        isLost ? find(mapper, text, pointer(e)) : e.getLocation(),
        path.isEmpty() ? why(e) : path + ": " + why(e));
  }

  private static String why(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "unknown member; known are "
              + unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", "));
      case InvalidNullException _ -> "it must not be null";
      case MismatchedInputException mismatch -> mismatch(mismatch);
      case UnexpectedEndOfInputException _ -> "the document ends too early";
      case StreamConstraintsException limit ->
          limit.getOriginalMessage().contains("nesting")
              ? "it is nested too deeply"
              : SallyportJson.problem(limit);
      case StreamReadException malformed -> malformed(malformed);
      default -> SallyportJson.problem(e);
    };
  }

  private static String mismatch(MismatchedInputException e) {
    String message = e.getOriginalMessage();
    if (isMissing(e)) {
      return "it is missing";
    }
    if (message.startsWith("Trailing token")) {
      return "more follows the end of the document";
    }
    return message.startsWith("Cannot ") ? expected(e.getTargetType()) : message;
  }

  private static String expected(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true or false is expected";
    }
    return Collection.class.isAssignableFrom(type) ? "a list is expected" : "an object is expected";
  }

  private static String malformed(StreamReadException e) {
    Matcher twice = TWICE.matcher(e.getOriginalMessage());
    if (twice.find()) {
      return twice.group(1) + " is there twice";
    }
    Matcher unexpected = UNEXPECTED.matcher(e.getOriginalMessage());
    return unexpected.find()
        ? "unexpected '" + unexpected.group(1) + "'"
        : SallyportJson.problem(e);
  }

  private static boolean isMissing(JacksonException e) {
    return e instanceof MismatchedInputException
        && MISSING.matcher(e.getOriginalMessage()).matches();
  }

  /** Such as {@code active_beliefs[0].conviction}; empty for the document itself. */
  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
    }
    return path.toString();
  }

  private static JsonPointer pointer(JacksonException e) {
    JsonPointer pointer = JsonPointer.empty();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      pointer = name == null ? pointer.appendIndex(step.getIndex()) : pointer.appendProperty(name);
    }
    return pointer;
  }

  /** Where a member is, or else what it is missing in, where the mapper no longer knows. */
  private static TokenStreamLocation find(JsonMapper mapper, String text, JsonPointer member) {
    try (JsonParser json = mapper.createParser(text)) {
      try {
        return find(json, member);
      } catch (JacksonException e) { // it was not read any further
        return json.currentLocation();
      }
    }
  }

  private static TokenStreamLocation find(JsonParser json, JsonPointer member) {
    Optional<TokenStreamLocation> parent = Optional.empty();
    while (json.nextToken() != null) {
      JsonPointer at = json.streamReadContext().pathAsPointer();
      if (json.currentToken() == JsonToken.PROPERTY_NAME && at.equals(member)) {
        return json.currentTokenLocation();
      }
      if (parent.isEmpty()
          && json.currentToken() == JsonToken.START_OBJECT
          && at.equals(member.head())) {
        parent = Optional.of(json.currentTokenLocation());
      }
    }
    return parent.orElseGet(json::currentLocation);
  }
}
