package io.sallyport.harness.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.RegimeBias;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Direction;
import io.sallyport.formats.json.SallyportJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How upstream layers write state: as Sallyport writes JSON, but numbers as JSON numbers or as
 * strings, either taken to the digit.
 */
final class StateJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private StateJson() {
    super("state");
    addDeserializer(
        Confidence.class, new Word<>(Confidence.class, numbersToo(), Confidence::parse));
    addDeserializer(BigDecimal.class, new Word<>(BigDecimal.class, numbersToo(), StateJson::limit));
    addWords(RegimeBehavior.class);
    addWords(RegimeBias.class);
    addWords(Direction.class);
    setMixInAnnotation(RegimeState.class, OfRegimeState.class);
  }

  /** A mapper that reads state; it can be shared among threads. */
  static JsonMapper mapper() {
    return SallyportJson.mapper()
        .rebuild()
        .addModule(new StateJson())
        .changeDefaultNullHandling(
            nulls -> nulls.withOverrides(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
        .build();
  }

  /** A flag that is missing would else be read as false. */
  @NullUnmarked
  abstract static class OfRegimeState {
    @JsonProperty(required = true)
    boolean isStable;
  }

  private static Reply<BigDecimal> limit(String text) {
    return Decimals.parse("exposure limit", text)
        .flatMap(left ->
            left.signum() >= 0
                ? Reply.of(left)
                : Reply.refuse(
                    RefusalCode.INVALID_NUMBER,
                    "an exposure limit is 0 or more, not " + Decimals.plain(left)));
  }

  private <E extends Enum<E>> void addWords(Class<E> type) {
    List<E> known = List.of(type.getEnumConstants());
    addDeserializer(
        type,
        new Word<>(
            type,
            List.of(JsonToken.VALUE_STRING),
            text ->
                known.stream()
                    .filter(word -> word.name().equals(text))
                    .findFirst()
                    .map(Reply::of)
                    .orElseGet(() ->
                        Reply.refuse(
                            RefusalCode.INPUT_INVALID,
                            "it is one of %s, not \"%s\"".formatted(names(known), text)))));
  }

  private static String names(List<? extends Enum<?>> known) {
    return String.join(", ", known.stream().map(Enum::name).toList());
  }

  private static List<JsonToken> numbersToo() {
    return Arrays.asList(
        JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
  }

  /** Reads a value from its text, as it was written. */
  private static final class Word<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient List<JsonToken> tokens;
    private final transient Function<String, Reply<T>> read;

    Word(Class<T> type, List<JsonToken> tokens, Function<String, Reply<T>> read) {
      super(type);
      this.tokens = tokens;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (!tokens.contains(json.currentToken())) {
        return context.reportInputMismatch(
            this, tokens.size() == 1 ? "a string is expected" : "a number is expected");
      }
      return switch (read.apply(json.getString())) {
        case Reply.Accepted<T>(T value) -> value;
        case Reply.Refused<T> refused ->
            context.reportInputMismatch(this, "%s", refused.refusal().message());
      };
    }
  }
}
