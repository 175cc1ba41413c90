package io.sallyport.venues.sim;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The JSON of the venue's inputs: compact, names in snake_case in the order in which the records
 * declare them, decimals and times as strings, empty optionals left out. Reading is strict.
 */
final class SimJson {
  static final JsonMapper MAPPER = build();

  private SimJson() {}

  private static JsonMapper build() {
    return JsonMapper.builder(
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .addModule(values())
        .addMixIn(ClientId.class, AsInteger.class)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultVisibility(visibility ->
            visibility
                .withFieldVisibility(Visibility.ANY)
                .withGetterVisibility(Visibility.NONE)
                .withIsGetterVisibility(Visibility.NONE)
                .withSetterVisibility(Visibility.NONE))
        .changeDefaultPropertyInclusion(inclusion ->
            inclusion
                .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                .withContentInclusion(JsonInclude.Include.ALWAYS))
        .disable(
            MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule();
    text(module, Symbol.class, Symbol::toString, Symbol::new);
    text(module, AccountId.class, AccountId::toString, AccountId::new);
    text(module, LogicalTime.class, LogicalTime::toString, text -> LogicalTime.parse(text).value());
    text(
        module,
        BigDecimal.class,
        Decimals::plain,
        text -> Decimals.normal(Decimals.parse("number", text).value()));
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(new TextWriter<>(type, write));
    module.addDeserializer(type, new TextReader<>(type, read));
  }

  /** A tenant is written as an integer. */
  private record AsInteger(long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsInteger {}

    @JsonValue
    @Override
    public long value() {
      return value;
    }
  }

  private static final class TextWriter<T> extends StdSerializer<T> {
    private final transient Function<T, String> write;

    TextWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  /** Reads a string, and nothing but a string. */
  private static final class TextReader<T> extends StdDeserializer<T> {
    private final transient Function<String, T> read;

    TextReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return context.reportInputMismatch(this, "a string is expected");
      }
      try {
        return read.apply(json.getString());
      } catch (IllegalArgumentException | IllegalStateException e) {
        return context.reportInputMismatch(this, e.getMessage());
      }
    }
  }
}
