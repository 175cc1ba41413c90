package io.sallyport.harness.input;

import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bundle of state that a cycle is of (seed 004, section 2; SPEC 8). Strictly: a member
 * that is unknown, missing, there twice or of another type is refused, and so is a bundle that
 * contradicts itself. Regime, factor permission, macro and flow state may be absent or null; what
 * is signalled and believed may not.
 */
public final class InputReader {
  private static final JsonMapper MAPPER = StateJson.mapper();

  private InputReader() {}

  /**
   * Reads one JSON document.
   *
   * @param name what the document is called, for messages
   * @param json its bytes, UTF-8; whoever has them bounds their number
   * @return the bundle, or {@link RefusalCode#INPUT_INVALID} with name, line and column
   */
  public static Reply<HarnessInput> read(String name, byte[] json) {
    ByteBuffer bytes = ByteBuffer.wrap(json);
    CharBuffer text = CharBuffer.allocate(json.length);
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    if (utf8.decode(bytes, text, true).isError()) {
      return invalid(place(name, json, bytes.position()), "it is not UTF-8 text");
    }
    return parse(name, text.flip().toString());
  }

  private static Reply<HarnessInput> parse(String name, String text) {
    if (text.isBlank()) {
      return invalid(name, "it is empty");
    }
    try {
      Optional<HarnessInput> input =
          Optional.ofNullable(MAPPER.readValue(text, HarnessInput.class));
      return input
          .map(read -> coherent(name, read))
          .orElseGet(() -> invalid(place(name, 1, 1), "an object is expected, not null"));
    } catch (JacksonException e) {
      InputProblem problem = InputProblem.of(e, MAPPER, text);
      return invalid(place(name, problem.place()), problem.why());
    }
  }

  private static Reply<HarnessInput> coherent(String name, HarnessInput input) {
    return input
        .contradiction()
        .map(why -> InputReader.<HarnessInput>invalid(name, why))
        .orElseGet(() -> Reply.of(input));
  }

  private static String place(String name, byte[] json, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      line += json[i] == '\n' ? 1 : 0;
      column = json[i] == '\n' ? 1 : column + 1;
    }
    return place(name, line, column);
  }

  private static String place(String name, TokenStreamLocation location) {
    return place(name, location.getLineNr(), location.getColumnNr());
  }

  private static String place(String name, int line, int column) {
    return "%s, line %s, column %s".formatted(name, line, column);
  }

  private static <T> Reply<T> invalid(String place, String why) {
    return Reply.refuse(RefusalCode.INPUT_INVALID, place + ": " + why);
  }
}
