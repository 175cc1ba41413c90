package io.sallyport.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.OrderIntent.Terms;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanIdsTest {
  private static final UUID PLAN = UUID.fromString("374a9c58-cdac-5990-a2b6-27b64560f8e5");
  private static final HomeId HOME = new HomeId("home-1");

  /** The vectors of SPEC 3. */
  @Test
  void thePublishedVectorsHold() {
    List<PortfolioItem> items = items("strategy_b:instance_2", "strategy_a:instance_1");

    assertThat(planId(items, 1)).isEqualTo(PLAN);
    assertThat(PlanIds.event(PLAN, "", PlanState.DRAFT, 1))
        .hasToString("04e09168-cedd-5e24-9b00-c002d9d23db6");
    assertThat(PlanIds.event(PLAN, "DRAFT", PlanState.REVIEWED, 2))
        .hasToString("fd8f4cad-86bd-5df5-84e7-408d4b4c7618");
  }

  @Test
  void theOrderOfItemsDoesNotMatter() {
    List<PortfolioItem> items = items("b", "a:2", "a:10", "A", "a", "_", "a/b", "0");
    UUID id = planId(items, 1);

    for (int i = 0; i < items.size(); i++) {
      Collections.rotate(items, 1);
      assertThat(planId(items, 1)).isEqualTo(id);
      assertThat(planId(items.reversed(), 1)).isEqualTo(id);
    }
    assertThat(draft(items, 1).sortedItems())
        .map(PortfolioItem::value)
        .containsExactly("0", "A", "_", "a", "a/b", "a:10", "a:2", "b");
  }

  @Test
  void eachRevisionHasAnIdOfItsOwn() {
    List<PortfolioItem> items = items("a:1");

    assertThat(Stream.of(1, 2, 3, 12).map(revision -> planId(items, revision)))
        .doesNotHaveDuplicates();
  }

  /** What would make one plan's id the id of another plan's revision. */
  @ParameterizedTest
  @ValueSource(strings = {"r2", "r1", "r0", "r10", "r007"})
  void anItemThatReadsAsARevisionIsRefused(String text) {
    assertThat(PortfolioItem.parse(text).refused().orElseThrow().message())
        .isEqualTo("portfolio item " + text + " reads as a revision; name it otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r", "r2x", "xr2", "r2:a", "a:r2", "R2"})
  void anItemThatOnlyResemblesARevisionIsNone(String text) {
    assertThat(PortfolioItem.parse(text).value().value()).isEqualTo(text);
  }

  @Test
  void anIntentsIdFollowsFromHomeClientPlanItemAndContent() {
    Terms terms = terms("BTCUSDT", "0.001", "");
    PortfolioItem item = items("a:1").getFirst();
    UUID id = PlanIds.orderIntent(HOME, new ClientId(1), PLAN, item, terms);

    assertThat(PlanIds.orderIntent(HOME, new ClientId(1), PLAN, item, terms)).isEqualTo(id);
    assertThat(
            Stream.of(
                id,
                PlanIds.orderIntent(new HomeId("home-2"), new ClientId(1), PLAN, item, terms),
                PlanIds.orderIntent(HOME, new ClientId(2), PLAN, item, terms),
                PlanIds.orderIntent(HOME, new ClientId(1), new UUID(1, 2), item, terms),
                PlanIds.orderIntent(HOME, new ClientId(1), PLAN, items("a:2").getFirst(), terms),
                PlanIds.orderIntent(
                    HOME, new ClientId(1), PLAN, item, terms("BTCUSDT", "0.002", "")),
                PlanIds.orderIntent(
                    HOME, new ClientId(1), PLAN, item, terms("BTCUSDT", "0.001", "-0.02"))))
        .doesNotHaveDuplicates()
        .allMatch(each -> each.version() == 5);
  }

  @Test
  void anItemMayHave256CharactersAnInstance128() {
    String strategy = "s".repeat(128);

    assertThat(PortfolioItem.parse(strategy + ":" + "i".repeat(127)).refused()).isEmpty();
    assertThat(PortfolioItem.parse("s:" + "i".repeat(128)).refused()).isEmpty();
    assertThat(
            PortfolioItem.parse(strategy + ":" + "i".repeat(128)).refused().orElseThrow().message())
        .isEqualTo("portfolio item is 257 characters long, at most 256 are allowed");
    assertThat(PortfolioItem.parse("s:" + "i".repeat(129)).refused().orElseThrow().message())
        .isEqualTo("instance is 129 characters long, at most 128 are allowed");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          momentum        , momentum, default
          momentum:btc-1h , momentum, btc-1h
          momentum:a:b    , momentum, a:b
          a:default       , a       , default
          manual:buy/X/1  , manual  , buy/X/1
          """)
  void anItemIsAStrategyAndItsInstance(String text, String strategy, String instance) {
    PortfolioItem item = PortfolioItem.parse(text).value();

    assertThat(item.strategy()).hasToString(strategy);
    assertThat(item.instance()).hasToString(instance);
    assertThat(item.spelledOut()).isEqualTo(strategy + ":" + instance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "a:", ":b", "a b", "a|b", "a:b|c", "é", "a:é", "a:b\n"})
  void whatIsNoItemIsRefused(String text) {
    assertThat(PortfolioItem.parse(text).refused()).isPresent();
  }

  private static Terms terms(String symbol, String quantity, String sl) {
    return new Terms(
        new Symbol(symbol),
        Side.BUY,
        OrderType.MARKET,
        new BigDecimal(quantity),
        Optional.empty(),
        Optional.empty(),
        sl.isEmpty() ? Optional.empty() : Optional.of(Decimals.parse("sl", sl).value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ONE,
        Optional.empty());
  }

  private static UUID planId(List<PortfolioItem> items, int revision) {
    UUID id = draft(items, revision).planId();
    StrategyRegistry none = new StrategyRegistry(Digest.of(""), new TreeMap<>(), new TreeMap<>());
    assertThat(draft(items, revision).content(none).value().planId()).isEqualTo(id);
    return id;
  }

  private static PlanDraft draft(List<PortfolioItem> items, int revision) {
    return new PlanDraft(
        HOME,
        new SeasonId("2026Q1"),
        new ClientId(1),
        new RiskProfileId("risk_moderate"),
        items,
        revision);
  }

  private static List<PortfolioItem> items(String... texts) {
    return Arrays.asList(
        Stream.of(texts)
            .map(text -> PortfolioItem.parse(text).value())
            .toArray(PortfolioItem[]::new));
  }
}
