package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.config.SimFile;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.venues.sim.SimReading;
import io.sallyport.venues.sim.SimRule;
import io.sallyport.venues.sim.SimScript;
import io.sallyport.venues.sim.Then;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The script of the simulated venue as the user writes it (SPEC 13). */
class SimFileTest {
  private static final String SAMPLE =
      """
      instruments:
        BTCUSDT: { tick: "0.01", lot: "0.0001", price: "50000" }
      orders:
        - { symbol: ETHUSDT, then: partial, quantity: "0.5" }
        - { symbol: SOLUSDT, then: fill, after: 30.4s, price: "152" }
        - { symbol: XRPUSDT, then: silence }
        - { side: sell, then: cancel-race }
      """;

  @TempDir Path home;

  @Test
  void theSampleIsReadToTheLastFigure() throws IOException {
    SimScript script = read(SAMPLE);

    assertThat(script.instruments().values())
        .containsExactly(
            new Instrument(
                new Symbol("BTCUSDT"), decimal("0.01"), decimal("0.0001"), decimal("50000")));
    assertThat(script.rules())
        .containsExactly(
            new SimRule(symbol("ETHUSDT"), none(), Then.PARTIAL, decimal("0.5"), none(), none()),
            new SimRule(
                symbol("SOLUSDT"),
                none(),
                Then.FILL,
                none(),
                Optional.of(Duration.ofMillis(30_400)),
                decimal("152")),
            new SimRule(symbol("XRPUSDT"), none(), Then.SILENCE, none(), none(), none()),
            new SimRule(none(), Optional.of(Side.SELL), Then.CANCEL_RACE, none(), none(), none()));
  }

  @Test
  void theScriptInTheDocumentationIsRead() throws IOException {
    String page = Files.readString(Path.of("../docs/sim.md"));
    String yaml = page.substring(page.indexOf("```yaml") + 7);

    SimScript script = read(yaml.substring(0, yaml.indexOf("```")));

    assertThat(script.instruments()).hasSize(3);
    assertThat(script.rules()).hasSize(4);
  }

  @Test
  void anAbsentFileAndAnEmptyOneTradeNothing() throws IOException {
    assertThat(SimFile.read(home)).isEqualTo(new SimReading.Usable(SimScript.EMPTY));
    assertThat(read("")).isEqualTo(SimScript.EMPTY);
    assertThat(read("instruments:\norders:\n")).isEqualTo(SimScript.EMPTY);
  }

  @ParameterizedTest
  @EnumSource
  void everyThenCanBeWritten(Then then) throws IOException {
    String quantity = then == Then.PARTIAL ? ", quantity: 1" : "";

    assertThat(read("orders: [ { then: " + then.word() + quantity + " } ]").rules())
        .singleElement()
        .extracting(SimRule::then)
        .isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "2m, 120000000",
    "1.5h, 5400000000",
    "0.000001s, 1",
    "7d, 604800000000",
    "999999.999999d, 86399999999913600"
  })
  void afterMayHaveDecimals(String after, long micros) throws IOException {
    assertThat(read("orders: [ { then: fill, after: " + after + " } ]").rules())
        .singleElement()
        .extracting(rule -> rule.delay().orElseThrow())
        .isEqualTo(Duration.of(micros, ChronoUnit.MICROS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          instrument: {}                                          | line 1, column 1: unknown field 'instrument'; known are instruments, orders, contract
          instruments: [ A ]                                      | line 1, column 14: instruments must be a mapping
          instruments: { A: 5 }                                   | line 1, column 19: A must be a mapping
          instruments: { "A B": { tick: 1, lot: 1, price: 1 } }   | line 1, column 16: symbol 'A B' has a character other than
          instruments: { A: { lot: 1, price: 1 } }                | line 1, column 19: field 'tick' is missing
          instruments: { A: { tick: 1, price: 1 } }               | line 1, column 19: field 'lot' is missing
          instruments: { A: { tick: 1, lot: 1 } }                 | line 1, column 19: field 'price' is missing
          instruments: { A: { tick: 0, lot: 1, price: 1 } }       | line 1, column 27: tick must be above 0, not 0
          instruments: { A: { tick: 1, lot: -1, price: 1 } }      | line 1, column 35: lot must be above 0, not -1
          instruments: { A: { tick: 1, lot: 1, price: 0.0 } }     | line 1, column 45: price must be above 0, not 0
          instruments: { A: { tick: 1, lot: 1, price: 1e3 } }     | line 1, column 45: price '1e3' is not a plain decimal
          instruments: { A: { tick: 1, lot: 1, price: 1, x: 1 } } | line 1, column 48: unknown field 'x'; known are tick, lot, price, min_quantity, min_notional, base, quote, may_be_negative
          instruments: { A: {}, A: {} }                           | 'A' is there twice
          orders: { then: fill }                                  | line 1, column 9: orders must be a sequence of mappings
          orders: [ fill ]                                        | line 1, column 11: each of orders must be a mapping
          orders: [ { symbol: A } ]                               | line 1, column 11: field 'then' is missing
          orders: [ { then: explode } ]                           | line 1, column 19: then must be one of fill, partial, reject, silence, late, lost, cancel-race, duplicate, reorder, disconnect
          orders: [ { then: FILL } ]                              | line 1, column 19: then must be one of
          orders: [ { then: fill, then: fill } ]                  | 'then' is there twice
          orders: [ { then: fill, side: LONG } ]                  | line 1, column 31: side must be buy or sell
          orders: [ { then: fill, when: now } ]                   | line 1, column 25: unknown field 'when'
          orders: [ { then: fill, after: 30 } ]                   | line 1, column 32: after is a number and s, m, h or d, such as 30.4s
          orders: [ { then: fill, after: -1s } ]                  | line 1, column 32: after is a number
          orders: [ { then: fill, after: 1.0000001s } ]           | line 1, column 32: after is a number
          orders: [ { then: fill, price: 0 } ]                    | line 1, column 32: price must be above 0, not 0
          orders: [ { then: fill, quantity: 1 } ]                 | line 1, column 25: 'quantity' means nothing with fill
          orders: [ { then: partial } ]                           | line 1, column 11: partial needs a quantity
          orders: [ { then: partial, quantity: 0 } ]              | line 1, column 38: quantity must be above 0, not 0
          orders: [ { then: reject, price: 1 } ]                  | line 1, column 27: 'price' means nothing with reject
          orders: [ { then: silence, after: 1s } ]                | line 1, column 28: 'after' means nothing with silence
          orders: [ { then: [ fill ] } ]                          | line 1, column 19: 'then' must be a single value
          """)
  void whatIsWrongIsNamedWithItsPlace(String yaml, String message) throws IOException {
    Files.writeString(home.resolve("sim.yaml"), yaml + "\n");

    assertThat(SimFile.read(home))
        .isInstanceOfSatisfying(
            SimReading.Broken.class,
            broken -> assertThat(broken.problem()).startsWith("sim.yaml, ").contains(message));
  }

  private SimScript read(String yaml) throws IOException {
    Files.writeString(home.resolve("sim.yaml"), yaml);
    return ((SimReading.Usable) SimFile.read(home)).script();
  }

  private static Optional<Symbol> symbol(String name) {
    return Optional.of(new Symbol(name));
  }

  private static Optional<BigDecimal> decimal(String number) {
    return Optional.of(new BigDecimal(number));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
