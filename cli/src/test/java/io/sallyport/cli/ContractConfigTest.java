package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.config.ConfigFile;
import io.sallyport.cli.config.SimFile;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Asking;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueContract.Disconnect;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.venues.sim.SimReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contract:} as the user writes it, for a FIX venue and for {@code sim} (SPEC 15). */
final class ContractConfigTest {
  private static final String BROKER =
      """
      venues:
        broker:
          type: fix
          version: FIX.4.4
          host: 127.0.0.1
          port: 9876
          sender_comp_id: ME
          target_comp_id: BROKER
          accounts: [ACC1]
      """;

  @TempDir Path home;

  @Test
  void aVenueThatSaysNothingHasTheUsualContractOfItsKind() throws IOException {
    assertThat(fix("")).isEqualTo(VenueContract.USUAL);
    assertThat(fix("contract: {}")).isEqualTo(VenueContract.USUAL);
    assertThat(sim("")).isEqualTo(VenueContract.SIM);
    assertThat(sim("contract: { ask: {} }")).isEqualTo(VenueContract.SIM);
  }

  @Test
  void everyFieldIsRead() throws IOException {
    VenueContract expected =
        new VenueContract(
            new ClientOrderIds.Short(14),
            SameId.REJECTED_WHILE_OPEN,
            Optional.of(Duration.ofSeconds(90)),
            new Asking(By.VENUE_ID, Optional.of(Duration.ofHours(1)), true, false),
            true,
            Change.NEW_THEN_CANCEL,
            new TreeSet<>(
                Set.of(Ability.LIMIT, Ability.STOP, Ability.REDUCE_ONLY, Ability.DAY, Ability.GTC)),
            Disconnect.CANCELS_ENTRIES);
    String text =
        "contract: { client_id: short 14, same_id: rejected_while_open, valid_for: 90s, ask: { by:"
            + " venue_id, ended_for: 1h, positions: true, executions: false }, last_word: true,"
            + " change: new_then_cancel, orders: [limit, stop, reduce_only, day, gtc], disconnect:"
            + " cancels_entries }";

    assertThat(fix(text)).isEqualTo(expected);
    assertThat(sim(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"uuid, Uuid[]", "hex, Hex[]", "base62, Base62[]", "short 10, Short[length=10]"})
  void theFormsOfClientIds(String text, String expected) throws IOException {
    assertThat(sim("contract: { client_id: " + text + " }").clientIds()).hasToString(expected);
  }

  @Test
  void aNumberHasItsPrefixAndItsStart() throws IOException {
    assertThat(
            fix("contract: { client_id: number 8, client_id_prefix: 42, client_id_start: 500 }")
                .clientIds())
        .isEqualTo(new ClientOrderIds.Number(8, "42", 500));
  }

  @Test
  void positionsMayBeAskedForInTheOlderWayAndBothTogetherIfTheyAgree() throws IOException {
    assertThat(fix("positions: request").ask().positions()).isTrue();
    assertThat(fix("positions: book").ask().positions()).isFalse();
    assertThat(fix("contract: { ask: { positions: true } }").ask().positions()).isTrue();
    assertThat(
            fix("contract: { ask: { positions: true } }\n    positions: request").ask().positions())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { client_id: short 3 }                           | line 1, column 24: short ids have 10 to 22 characters
          { client_id: short 23 }                          | line 1, column 24: short ids have 10 to 22 characters
          { client_id: short }                             | line 1, column 24: 'short' is not one of uuid, hex, base62, short N, number N
          { client_id: UUID }                              | line 1, column 24: 'UUID' is not one of
          { client_id: 14 }                                | line 1, column 24: '14' is not one of
          { client_id: number 8 }                          | line 1, column 13: number needs a client_id_prefix
          { client_id: number 5, client_id_prefix: 1 }     | numbers have 6 to 18 digits in all
          { client_id: number 19, client_id_prefix: 1 }    | numbers have 6 to 18 digits in all
          { client_id: number 8, client_id_prefix: 012 }   | the prefix of a number of 8 digits is 1 to 4 digits, the first not 0
          { client_id: number 8, client_id_prefix: 12345 } | the prefix of a number of 8 digits is 1 to 4 digits
          { client_id: number 8, client_id_prefix: ab }    | the prefix of a number of 8 digits
          { client_id: number 8, client_id_prefix: 1234, client_id_start: 10000 } | this must be a whole number from 1 to 9999
          { client_id: number 8, client_id_prefix: 1234, client_id_start: 0 } | this must be a whole number from 1 to 9999
          { client_id: uuid, client_id_prefix: 1234 }      | client_id_prefix means nothing unless client_id is a number
          { client_id_start: 5 }                           | client_id_start means nothing unless client_id is a number
          { same_id: rejectd }                             | line 1, column 22: 'rejectd' is not one of returns_original, rejected, rejected_while_open, not_looked_at
          { valid_for: 30 }                                | valid_for is a whole number and s, m, h or d
          { valid_for: 0s }                                | valid_for must be above 0
          { valid_for: never }                             | valid_for is a whole number
          { ask: { by: name } }                            | 'name' is not one of client_id, venue_id, none
          { ask: { by: none, ended_for: 1h } }             | ended_for means nothing where orders cannot be asked about
          { ask: { positions: yes } }                      | 'yes' is not one of false, true
          { ask: { fills: true } }                         | unknown field 'fills'
          { ask: client_id }                               | ask must be a mapping
          { last_word: maybe }                             | 'maybe' is not one of false, true
          { change: replace }                              | 'replace' is not one of in_place, new_then_cancel, cancel_then_new
          { change: new_then_cancel }                      | line 1, column 13: new_then_cancel needs reduce_only among orders
          { orders: [] }                                   | orders must have market or limit
          { orders: [stop, target] }                       | orders must have market or limit
          { orders: [market, oco] }                        | oco is a stop and a target: orders must have both
          { orders: [market, market] }                     | each of orders is to be there once
          { orders: [market, iceberg] }                    | 'iceberg' is not one of market, limit, stop
          { orders: market }                               | orders must be a sequence
          { disconnect: cancels }                          | 'cancels' is not one of nothing, cancels_entries, cancels_all
          { clientid: uuid }                               | unknown field 'clientid'
          [ uuid ]                                         | contract must be a mapping
          """)
  void whatIsWrongIsSaidWithItsPlace(String contract, String message) throws IOException {
    Files.writeString(home.resolve("sim.yaml"), "contract: " + contract + "\n");

    assertThat(SimFile.read(home))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SimReading.Broken.class))
        .extracting(SimReading.Broken::problem)
        .asString()
        .startsWith("sim.yaml, line 1, column ")
        .contains(message);
    assertThat(refusal("contract: " + contract))
        .contains(message.replaceFirst("^line \\d+, column \\d+: ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          contract: { ask: { positions: false } }\\n    positions: request | say different things
          contract: { ask: { positions: true } }\\n    positions: book     | say different things
          contract: { ask: { executions: true } }                          | FIX knows no question for single fills
          contract: { orders: [market, stop, target, oco] }                | oco would be a list of orders
          """)
  void whatCannotBeInFixIsRefused(String text, String message) throws IOException {
    assertThat(refusal(text.replace("\\n", "\n"))).contains(message);
  }

  @Test
  void fix42HasNoPositionsInWhicheverWayTheyAreAskedFor() throws IOException {
    String text = "contract: { ask: { positions: true } }";
    Files.writeString(
        home.resolve("sallyport.yaml"),
        BROKER.replace("FIX.4.4", "FIX.4.2") + "    " + text + "\n");

    assertThat(ConfigFile.read(home).refused().orElseThrow().message())
        .contains("FIX.4.2 has no positions to request");
  }

  private VenueContract sim(String text) throws IOException {
    Files.writeString(home.resolve("sim.yaml"), text);
    return SimFile.read(home).read().value().contract();
  }

  private VenueContract fix(String text) throws IOException {
    Files.writeString(home.resolve("sallyport.yaml"), BROKER + "    " + text + "\n");
    return ConfigFile.read(home).value().venues().get(new VenueId("broker")).contract();
  }

  private String refusal(String text) throws IOException {
    Files.writeString(home.resolve("sallyport.yaml"), BROKER + "    " + text + "\n");
    return ConfigFile.read(home).refused().orElseThrow().message();
  }
}
