package io.sallyport.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.testkit.RandomHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class SallyportJsonTest {
  private static final List<String> CONTRACT_FIELDS =
      List.of(
          "event_id",
          "season_id",
          "plan_id",
          "action",
          "from_state",
          "to_state",
          "reason",
          "actor",
          "snapshot_ref",
          "created_at_utc",
          "sequence_no");

  @Test
  void whatIsWrittenIsReadBackEqualAndWrittenAgainTheSame() {
    RandomHistory.each(
        40,
        history -> {
          for (JournalEntry entry : history.entries()) {
            String json = write(entry);
            JournalEntry read = SallyportJson.mapper().readValue(json, JournalEntry.class);
            assertThat(read).isEqualTo(entry);
            assertThat(write(read)).isEqualTo(json);
          }
        });
  }

  @Test
  void aLedgerLineHasTheContractsFieldsInTheContractsOrder() {
    RandomHistory.each(
        20,
        history ->
            ledgerLines(history)
                .forEach(line -> {
                  List<String> names =
                      List.copyOf(SallyportJson.mapper().readTree(write(line)).propertyNames());
                  assertThat(names.subList(0, 11)).isEqualTo(CONTRACT_FIELDS);
                  assertThat(names.subList(11, names.size()))
                      .isEqualTo(line.payload().isPresent() ? List.of("payload") : List.of());
                }));
  }

  @Test
  void aPlansDigestIsTheHashOfItsPayloadInCanonicalForm() {
    RandomHistory.each(
        40,
        history ->
            ledgerLines(history)
                .forEach(line -> {
                  if (line.payload().orElse(null) instanceof PlanContent plan) {
                    JsonNode payload = SallyportJson.mapper().readTree(write(line)).get("payload");
                    assertThat(plan.digest()).isEqualTo(Digest.of(canonical(payload.toString())));
                  }
                }));
  }

  @Test
  void aFrozenSnapshotsHashIsTheHashOfItsIntentInCanonicalForm() {
    RandomHistory.each(
        40,
        history ->
            ledgerLines(history)
                .forEach(line -> {
                  if (line.payload().orElse(null) instanceof ExecutionEvent.Approval) {
                    JsonNode frozen =
                        SallyportJson.mapper()
                            .readTree(write(line))
                            .get("payload")
                            .get("frozen_snapshots");
                    frozen.forEach(snapshot ->
                        assertThat(snapshot.get("sha256").stringValue())
                            .isEqualTo(
                                Digest.of(canonical(snapshot.get("intent").toString())).hex()));
                  }
                }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\"", "1.0", "1e0", "true", "0", "-1", "null", "[1]", "99999999999999999999"})
  void aTenantThatIsNoPositiveIntegerIsRefused(String json) {
    assertThatThrownBy(
            () -> SallyportJson.mapper().readValue("{\"client\":" + json + "}", HasClient.class))
        .isInstanceOf(JacksonException.class);
  }

  private record HasClient(ClientId client) {}

  private record HasDecimal(BigDecimal decimal) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1          | a number, not a string
          "1e5"      | scientific
          "NaN"      | not a number
          ""         | empty
          " 1"       | white space
          """)
  void aDecimalThatIsNotPlainTextIsRefused(String json, String why) {
    assertThatThrownBy(
            () -> SallyportJson.mapper().readValue("{\"decimal\":" + json + "}", HasDecimal.class))
        .as(why)
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decimal\":\"1\",\"more\":1}",
        "{}",
        "{\"decimal\":null}",
        "{\"decimal\":\"1\",\"decimal\":\"2\"}",
        "{\"decimal\":\"1\"} {}"
      })
  void unknownMissingRepeatedAndTrailingMembersAreRefused(String json) {
    assertThatThrownBy(() -> SallyportJson.mapper().readValue(json, HasDecimal.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void decimalsAreWrittenPlain() {
    assertThat(write(new HasDecimal(new BigDecimal("1E+5")))).isEqualTo("{\"decimal\":\"100000\"}");
    assertThat(write(new HasDecimal(new BigDecimal("0.00000000100"))))
        .isEqualTo("{\"decimal\":\"0.000000001\"}");
  }

  private static List<ExecutionEvent> ledgerLines(RandomHistory history) {
    return history.ledgers().values().stream().flatMap(List::stream).toList();
  }

  private static String write(Object value) {
    return SallyportJson.mapper().writeValueAsString(value);
  }

  private static byte[] canonical(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
