package io.sallyport.formats.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.VenueReport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Sallyport writes and reads JSON (SPEC 2, law 6): compact, names in snake_case in the order in
 * which the records declare them, decimals as strings, empty optionals left out. Reading is strict:
 * unknown, missing, repeated or wrongly typed members are errors.
 */
public final class SallyportJson {
  private static final JsonMapper MAPPER = build();

  private SallyportJson() {}

  /** The mapper; it can be shared among threads. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** What is wrong with JSON that could not be read, without what only the mapper's users know. */
  public static String problem(JacksonException e) {
    return e.getOriginalMessage().replaceFirst("(?s)( \\(|; |: `|: was |\\n).*", "");
  }

  private static JsonMapper build() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build())
        .addModule(new CoreTypes())
        .addMixIn(JournalEntry.class, MixIns.OfJournalEntry.class)
        .addMixIn(Event.class, MixIns.OfEvent.class)
        .addMixIn(OrderStep.class, MixIns.OfOrderStep.class)
        .addMixIn(HarnessStep.class, MixIns.OfHarnessStep.class)
        .addMixIn(VenueReport.OnOrder.class, MixIns.OfReportOnOrder.class)
        .addMixIn(ExecutionEvent.class, MixIns.OfExecutionEvent.class)
        .addMixIn(ExecutionEvent.Payload.class, MixIns.OfPayload.class)
        .addMixIn(OrderIntent.class, MixIns.OfOrderIntent.class)
        .addMixIn(ExecutionOutcome.class, MixIns.OfExecutionOutcome.class)
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
}
