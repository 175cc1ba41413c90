package io.sallyport.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plan.StrategyRegistry.Strategy;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import io.sallyport.formats.yaml.UserFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strategy registry as the user writes it (SPEC 12). */
class RegistryFileTest {
  private static final String SAMPLE =
      """
      strategies:
        momentum:
          risk:   { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 10, max_notional_per_day: "100000", max_loss_per_day: "1000" }
          instances:
            btc-1h: { symbol: BTCUSDT, timeframe: 1h, side: LONG, quantity_per_r: "0.01", lot: "0.0001", tick: "0.01", sl_offset: "-0.02", tp_offset: "0.03" }
      tenants:
        1: { limits: { max_orders_per_day: 100, max_notional_per_day: "1000000", currency: USDT } }
      """;

  @TempDir Path directory;
  private Path file;
  private RegistryFile registry;

  @BeforeEach
  void name() {
    file = directory.resolve("strategies.yaml");
    registry = new RegistryFile(file);
  }

  @Test
  void theSampleIsReadToTheLastFigure() throws IOException {
    Files.writeString(file, SAMPLE);

    StrategyRegistry read = registry.read().read().value();

    Strategy momentum = read.strategy(new StrategyId("momentum")).orElseThrow();
    assertThat(momentum.risk().orElseThrow().stopLossPercent()).contains("2");
    assertThat(momentum.limits().maxOrdersPerDay()).contains(10L);
    assertThat(momentum.limits().maxLossPerDay()).contains(new BigDecimal("1000"));
    assertThat(momentum.limits().currency()).isEmpty();
    StrategyInstance btc = momentum.instances().get(new InstanceId("btc-1h"));
    assertThat(btc).isNotNull();
    assertThat(btc.quantityPerR()).contains(new BigDecimal("0.01"));
    assertThat(btc.slOffset()).contains(new BigDecimal("-0.02"));
    assertThat(btc.multiplier()).isEqualByComparingTo("1");
    assertThat(read.tenantLimits(new ClientId(1)).currency()).contains("USDT");
    assertThat(read.tenantLimits(new ClientId(2))).isEqualTo(DailyLimits.NONE);
    assertThat(read.digest()).isEqualTo(Digest.of(SAMPLE));
  }

  @Test
  void anAbsentFileIsAnEmptyRegistryAndSoIsAnEmptyOne() throws IOException {
    StrategyRegistry absent = registry.read().read().value();
    Files.createFile(file);

    assertThat(registry.read().read().value()).isEqualTo(absent);
    assertThat(absent.digest()).isEqualTo(Digest.of(""));
  }

  @Test
  void whatCountsIsWhatTheFileSaysNow() throws IOException {
    Files.writeString(file, SAMPLE);
    assertThat(registry.read().digest()).contains(Digest.of(SAMPLE));

    Files.writeString(file, "strategies: {}\n");
    assertThat(registry.read().digest()).contains(Digest.of("strategies: {}\n"));

    Files.writeString(file, "strategies: [");
    assertThat(registry.read()).isInstanceOf(RegistryReading.Broken.class);
    assertThat(registry.read().digest()).isEmpty();

    Files.delete(file);
    assertThat(registry.read().digest()).contains(Digest.of(""));
  }

  @Test
  void numbersMayBeWrittenWithOrWithoutQuotesAndStayExact() throws IOException {
    Files.writeString(file, SAMPLE.replace("\"0.01\", lot: \"0.0001\"", "0.010, lot: 0.0001"));

    StrategyInstance btc =
        registry
            .read()
            .read()
            .value()
            .strategies()
            .values()
            .iterator()
            .next()
            .instances()
            .values()
            .iterator()
            .next();

    assertThat(btc.quantityPerR()).isEqualTo(Optional.of(new BigDecimal("0.01")));
    assertThat(btc.lot()).isEqualTo(Optional.of(new BigDecimal("0.0001")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          strategies: [                                         | line 2, column 1
          strategies: [1]                                       | line 1, column 13: strategies must be a mapping
          strategys: {}                                         | line 1, column 1: unknown field 'strategys'; known are strategies, tenants
          strategies: { m: { rsk: {} } }                        | line 1, column 20: unknown field 'rsk'
          strategies: { m: {}, m: {} }                          | 'm' is there twice
          strategies: { m: { risk: 5 } }                        | line 1, column 26: risk must be a mapping
          strategies: { m: { limits: { max_orders_per_day: "1" } } } | 'max_orders_per_day' must be an integer
          strategies: { m: { limits: { max_orders_per_day: -1 } } }  | must not be below 0
          strategies: { m: { limits: { max_loss_per_day: 1e5 } } }   | is not a plain decimal
          strategies: { m: { instances: { i: { timeframe: 1h, side: LONG } } } } | field 'symbol' is missing
          strategies: { m: { instances: { i: { symbol: X, timeframe: 1h, side: long } } } } | side must be LONG, SHORT or BOTH
          strategies: { m: { instances: { i: { symbol: [X], timeframe: 1h, side: LONG } } } } | 'symbol' must be a single value
          strategies: { m: { instances: { i: { symbol: X, timeframe: 1h, side: LONG, lot: 0 } } } } | lot must be above 0
          strategies: { "a#b": {} }                             | has a character other than
          strategies: { "a:b": {} }                             | has a colon
          tenants: { 01: {} }                                   | write client 1 as 1
          strategies: { m: { limits: { max_loss_per_day: null } } } | has no value
          tenants: { 0: {} }                                    | client_id must be positive
          tenants: { x: {} }                                    | client_id must be integer
          tenants: { 1: { risk: {} } }                          | unknown field 'risk'
          tenants: { 1: { protection: here } }                  | protection must be venue or elsewhere
          strategies: &a { m: *a }                              | strategies.yaml
          """)
  void whatIsWrongIsNamedWithItsPlace(String yaml, String message) throws IOException {
    Files.writeString(file, yaml + "\n");

    assertThat(registry.read())
        .isInstanceOfSatisfying(
            RegistryReading.Broken.class,
            broken -> assertThat(broken.problem()).startsWith("strategies.yaml").contains(message));
  }

  @Test
  void riskSettingsAreKeptAsWrittenSinceValidationJudgesThem() throws IOException {
    Files.writeString(
        file, "strategies: { m: { risk: { max_drawdown_percent: lots, stop_loss_percent: -5 } } }");

    assertThat(registry.read().read().value().strategy(new StrategyId("m")).orElseThrow().risk())
        .contains(
            new StrategyRegistry.RiskSettings(
                Optional.of("lots"), Optional.of("-5"), Optional.empty()));
  }

  @Test
  void bytesThatAreNoTextAndFoldersAreBroken() throws IOException {
    Files.write(file, "strategies: {}".getBytes(StandardCharsets.UTF_16));
    assertThat(registry.read()).isInstanceOf(RegistryReading.Broken.class);

    Files.delete(file);
    Files.createDirectory(file);
    assertThat(registry.read()).isInstanceOf(RegistryReading.Broken.class);
  }

  @Test
  void aFileThatIsHugeNestedWithoutEndOrALinkToNothingIsBroken() throws IOException {
    Files.writeString(file, "strategies: " + "[".repeat(100_000));
    assertThat(registry.read()).isEqualTo(broken("it is nested too deeply"));

    Files.writeString(file, "#".repeat(UserFile.MOST_BYTES + 1));
    assertThat(registry.read()).isEqualTo(broken("it is larger than 2000000 bytes"));

    Files.delete(file);
    Files.createSymbolicLink(file, directory.resolve("nothing"));
    assertThat(registry.read()).isEqualTo(broken("it is a link to nothing"));

    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThat(registry.read()).isEqualTo(broken("it is not a file"));
  }

  private static RegistryReading broken(String why) {
    return new RegistryReading.Broken("strategies.yaml: " + why);
  }

  @Test
  void aDocumentThatUnfoldsWithoutEndIsBrokenAndNotRead() throws IOException {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    Files.writeString(file, yaml);

    assertThat(registry.read()).isInstanceOf(RegistryReading.Broken.class);
  }
}
