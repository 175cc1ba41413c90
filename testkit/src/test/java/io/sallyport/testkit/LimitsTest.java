package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.live;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.proposal;
import static io.sallyport.testkit.Commands.validate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Daily limits, held against recorded LIVE outcomes (SPEC 5, SPEC 14). Limits are written {@code
 * orders/notional/loss/currency}; what was used before as {@code item@price}.
 */
class LimitsTest {
  private static final SampleRegistry REGISTRY =
      SampleRegistry.EMPTY
          .risk("s", "20", "2", "10")
          .instance("s:x", "X", "LONG", "1", "currency=USDT")
          .instance("s:fut", "FUT", "LONG", "1", "currency=USDT", "multiplier=10")
          .instance("s:plain", "PLAIN", "LONG", "1")
          .risk("t", "20", "2", "10")
          .instance("t:x", "X", "LONG", "1", "currency=USDT")
          .instance("s:btc", "BTC", "LONG", "1", "currency=BTC")
          .instance("t:btc", "BTC", "LONG", "1", "currency=BTC");

  private final Scenario desk = Scenario.inAHome();
  private int fills;

  @BeforeEach
  void simIsSelected() {
    desk.given(
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.of(VenueId.SIM), Optional.empty(), false, Samples.REASON));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # of s          | of tenant 1    | used before today                         | plan                                      | limit that blocks
                          |                | s:buy/X/1@9 s:buy/X/2@9                   | s:buy/X/1/limit=50                        |
          3///            |                | s:buy/X/1@9 s:buy/X/2@9                   | s:buy/X/1/limit=50                        |
          2///            |                | s:buy/X/1@9 s:buy/X/2@9                   | s:buy/X/1/limit=50                        | orders reached: 2 >= 2; s
          1///            |                | s:buy/X/1@9 s:buy/X/2@9                   | s:buy/X/1/limit=50                        | orders reached: 2 >= 1; s
          0///            |                |                                           | s:buy/X/1/limit=50                        | orders reached: 0 >= 0; s
          2///            |                | s:buy/X/1@9                               | s:buy/X/1/limit=50 s:buy/X/2/limit=50     | orders exceeded: 1 + 2 > 2; s
          1///            |                |                                           | s:buy/X/1                                 |
          1///            |                | s:buy/X/1@rejected                        | s:buy/X/1/limit=50                        | orders reached: 1 >= 1; s
          1///            |                | t:buy/X/1@9                               | s:buy/X/1/limit=50                        |
                          | 1///           | t:buy/X/1@9                               | s:buy/X/1/limit=50                        | orders reached: 1 >= 1; tenant 1
                          | 2///           | t:buy/X/1@9                               | s:buy/X/1/limit=50                        |
                          | 1///           |                                           | s:buy/X/1/limit=50 t:buy/X/1/limit=50     | orders exceeded: 0 + 2 > 1; tenant 1
          1///            |                |                                           | s:buy/X/1/limit=50 t:buy/X/1/limit=50     |
          /59//           |                | s:buy/X/1@9                               | s:buy/X/1/limit=50                        |
          /58.99//        |                | s:buy/X/1@9                               | s:buy/X/1/limit=50                        | notional exceeded: 9 + 50 > 58.99; s
          /9//            |                | s:buy/X/1@9                               | s:buy/X/1/limit=50                        | notional reached: 9 >= 9; s
          /0//            |                |                                           | s:buy/X/1/limit=50                        | notional reached: 0 >= 0; s
          /59//           |                | s:buy/X/1@9                               | s:buy/X/1/ref=50                          |
          /58//           |                | s:buy/X/1@9                               | s:buy/X/1/ref=50                          | notional exceeded: 9 + 50 > 58; s
          /9999//         |                |                                           | s:buy/X/1/ref=50                          | no price for X; s
          /9999//         |                | s:buy/X/1@9                               | s:buy/X/1/ref=8.99                        | no price for X; s
          /9999//         |                | s:buy/X/1@9 s:buy/X/2@8                   | s:buy/X/1/ref=8.99                        |
          /9999//         |                | t:buy/X/1@9                               | s:buy/X/1/ref=0.01                        | no price for X; s
          /9999//         |                | s:buy/X/1@9                               | s:buy/X/1                                 | no price for X; s
          /9999//         |                |                                           | s:sell/X/1/limit=0.01                     | no price for X; s
          /9999//         |                | s:buy/X/1@9                               | s:sell/X/1/limit=8.99                     | no price for X; s
          /18//           |                | s:buy/X/1@9                               | s:sell/X/1/limit=9                        |
          /17.99//        |                | s:buy/X/1@9                               | s:sell/X/1/limit=9                        | notional exceeded: 9 + 9 > 17.99; s
          /9//            |                |                                           | s:buy/X/1/limit=0.01                      |
          /99//           |                | t:buy/X/1@9                               | s:buy/X/1/limit=50/ref=1 s:buy/X/2/ref=25 | notional exceeded: 0 + 100 > 99; s
          /49//           |                |                                           | s:buy/X/1/limit=50/ref=1                  | notional exceeded: 0 + 50 > 49; s
          /499//          |                |                                           | s:buy/FUT/1/limit=50                      | notional exceeded: 0 + 500 > 499; s
          /100//          |                | s:buy/FUT/1@10                            | s:buy/X/1/limit=50                        | notional reached: 100 >= 100; s
          /9999//         |                |                                           | s:buy/X/1                                 | no price for X; s
          /9999//         |                |                                           | s:buy/X/1/limit=5 s:buy/FUT/1             | no price for FUT; s
          //9999/         |                |                                           | s:buy/X/1                                 |
          /9999//EUR      |                |                                           | s:buy/X/1/limit=50                        | X is in USDT, the limit in EUR; s
          /9999//USDT     |                |                                           | s:buy/X/1/limit=50                        |
          /60//USDT       |                | s:buy/PLAIN/1@20                          | s:buy/X/1/limit=50                        | notional exceeded: 20 + 50 > 60; s
          /60//EUR        |                | s:buy/X/1@70                              | s:buy/PLAIN/1/limit=50                    |
          9///EUR         |                |                                           | s:buy/X/1/limit=50                        |
                          | /58//          | t:buy/X/1@9                               | s:buy/X/1/limit=50                        | notional exceeded: 9 + 50 > 58; tenant 1
          //10/           |                | s:buy/X/1@100 s:sell/X/1@90               | s:buy/X/1/limit=50                        | loss reached: 10 >= 10; s
          //10.01/        |                | s:buy/X/1@100 s:sell/X/1@90               | s:buy/X/1/limit=50                        |
          //10/           |                | s:buy/X/1@100 s:sell/X/1@120              | s:buy/X/1/limit=50                        |
          //1000/USDT     |                | s:buy/BTC/1@200 s:sell/BTC/1@100          | s:buy/X/1/limit=50                        | loss is 100 BTC, the limit in USDT; s
          //1000/BTC      |                | s:buy/BTC/1@200 s:sell/BTC/1@100          | s:buy/X/1/limit=50                        |
          //100/BTC       |                | s:buy/BTC/1@200 s:sell/BTC/1@100          | s:buy/X/1/limit=50                        | loss reached: 100 >= 100; s
          //1000/BTC      |                | s:buy/X/1@100 s:sell/X/1@90               | s:buy/X/1/limit=50                        | loss is 10 USDT, the limit in BTC; s
          //10/           |                | s:buy/X/1@100 s:sell/X/1@90 s:buy/BTC/1@1 s:sell/BTC/1@900 | s:buy/X/1/limit=50       | loss reached: 10 >= 10; s
          //10/USDT       |                | s:buy/X/1@100 s:sell/X/1@90 s:buy/BTC/1@1 s:sell/BTC/1@900 | s:buy/X/1/limit=50       | loss reached: 10 >= 10; s
          //10/USDT       |                | s:buy/X/1@100 s:sell/X/1@90 s:buy/PLAIN/1@1 s:sell/PLAIN/1@900 | s:buy/X/1/limit=50   | loss reached: 10 >= 10; s
          //10/USDT       |                | s:buy/PLAIN/1@100 s:sell/PLAIN/1@90       | s:buy/X/1/limit=50                        | loss reached: 10 >= 10; s
          //11/USDT       |                | s:buy/BTC/1@1 s:sell/BTC/1@900 s:buy/X/1@100 s:sell/X/1@90 | s:buy/X/1/limit=50       |
                          | //1000/USDT    | t:buy/BTC/1@200 t:sell/BTC/1@199.9        | s:buy/X/1/limit=50                        | loss is 0.1 BTC, the limit in USDT; tenant 1
          //0/            |                |                                           | s:buy/X/1/limit=50                        | loss reached: 0 >= 0; s
          //100/          |                | s:buy/FUT/1@100 s:sell/FUT/1@90           | s:buy/X/1/limit=50                        | loss reached: 100 >= 100; s
          //1/            |                | s:buy/X/1@100+1                           | s:buy/X/1/limit=50                        | loss reached: 1 >= 1; s
                          | //10/          | t:sell/X/1@100 t:buy/X/1@110              | s:buy/X/1/limit=50                        | loss reached: 10 >= 10; tenant 1
          0/0/0/          |                |                                           | s:buy/X/1/limit=50                        | orders reached: 0 >= 0; s
          9/0/0/          |                |                                           | s:buy/X/1/limit=50                        | notional reached: 0 >= 0; s
          0///            | 0///           |                                           | s:buy/X/1/limit=50                        | orders reached: 0 >= 0; s
          """,
      delimiter = '|')
  void aLimitBlocksWhenItIsReachedOrWouldBeExceeded(
      String ofStrategy, String ofTenant, String used, String items, String blocks) {
    desk.under(withLimits(ofStrategy, ofTenant));
    if (used != null) {
      for (String fill : used.split(" ", -1)) {
        use(fill);
      }
    }

    ExecutionGuard guard = limits(desk.given(plan(items.split(" ", -1))));

    assertThat(guard.passed()).as(guard.message()).isEqualTo(blocks == null);
    assertThat(guard.message())
        .isEqualTo(blocks == null ? "All execution limits within bounds" : inFull(blocks));
    if (blocks != null) {
      assertThat(guard.details().values())
          .containsKeys("current", "limit", "type")
          .containsEntry("scope", scope(blocks));
    }
  }

  @Test
  void aFailureCarriesItsFigures() {
    desk.under(withLimits("1/60//", null));
    assertThat(limits(desk.given(plan("s:buy/X/2/limit=50"))).details().values())
        .hasToString("{current=0, limit=60, type=notional, scope=strategy s, added=100}");
    use("s:buy/X/1@9");
    assertThat(limits(desk.given(plan("s:buy/X/1/limit=50"))).details().values())
        .hasToString("{current=1, limit=1, type=orders, scope=strategy s}");
  }

  @Test
  void aPassCarriesWhatWasUsedOfWhatIsAllowed() {
    desk.under(withLimits("10//1000/", "100/5000//USDT"));
    use("s:buy/X/2@100+0.5");
    use("t:buy/X/1@50");

    assertThat(limits(desk.given(plan("s:buy/X/1/limit=50"))).details().values())
        .hasToString(
            "{orders=1/10, notional=200/unlimited, loss=0.5/1000, scopes=Details[values={strategy"
                + " s=Details[values={orders=1/10, notional=200/unlimited, loss=0.5/1000}], tenant"
                + " 1=Details[values={orders=2/100, notional=250/5000, loss=0.5/unlimited}]}]}");
  }

  @Test
  void daysAreUtcDaysOfLogicalTime() {
    desk.under(withLimits("1///", null)).at("2026-01-05T23:59:59.999999Z");
    use("s:buy/X/1@9");
    Plan next = desk.given(plan("s:buy/X/1/limit=50"));

    assertThat(limits(next).passed()).isFalse();
    desk.at("2026-01-06T00:00:00Z");
    assertThat(limits(next).passed()).isTrue();
  }

  @Test
  void aDryRunUsesNothingOfALimit() {
    desk.under(withLimits("1///", null));
    desk.given(Commands.dryRun(desk.given(plan("s:buy/X/1/limit=50"))));

    assertThat(limits(desk.given(plan("s:buy/X/2/limit=50"))).passed()).isTrue();
  }

  @Test
  void theLimitsOfAManualOrderAreTheNamedStrategys() {
    desk.under(withLimits("0///", null));
    Plan manual = desk.given(plan("manual:buy/X/1/limit=50"));

    assertThat(limits(manual).passed()).isTrue();
    assertThat(named(manual).message()).isEqualTo("Max orders limit reached: 0 >= 0");
    desk.given(validate(manual, "s"));
    assertThat(limits(manual).message()).isEqualTo("Max orders limit reached: 0 >= 0");
  }

  @Test
  void ordersThatComeUnderOneStrategyAreJudgedTogether() {
    desk.under(withLimits("1///", null));
    Plan both = desk.given(plan("manual:buy/X/1/limit=50", "s:buy/X/1/limit=50"));

    assertThat(named(both).message()).isEqualTo("Max orders limit would be exceeded: 0 + 2 > 1");
  }

  private ExecutionGuard limits(Plan plan) {
    return desk.given(live(plan)).guards().get(GuardsTest.IN_ORDER.indexOf("ExecutionLimits"));
  }

  private ExecutionGuard named(Plan plan) {
    return desk.given(live(plan, "s")).guards().get(GuardsTest.IN_ORDER.indexOf("ExecutionLimits"));
  }

  /** An order that went LIVE before: {@code item@price}, {@code item@price+fees}. */
  private void use(String fill) {
    String item = fill.substring(0, fill.indexOf('@'));
    String price = fill.substring(fill.indexOf('@') + 1);
    SeasonId season = new SeasonId("before-" + ++fills);
    Plan before = desk.given(plan(Commands.of(Samples.TENANT, season, proposal(item))));
    var order = LiveTrading.only(before);
    var at = desk.state().lastTime();
    int plus = price.indexOf('+');
    desk.given(
        price.equals("rejected")
            ? LiveTrading.rejected(order, at)
            : plus < 0
                ? LiveTrading.filled(order, price, at)
                : LiveTrading.filled(
                    order, price.substring(0, plus), price.substring(plus + 1), at));
  }

  private static SampleRegistry withLimits(String ofStrategy, String ofTenant) {
    SampleRegistry registry = REGISTRY;
    if (ofStrategy != null) {
      String[] s = ofStrategy.split("/", -1);
      registry = registry.limits("s", s[0], s[1], s[2], s[3]);
    }
    if (ofTenant != null) {
      String[] t = ofTenant.split("/", -1);
      registry = registry.tenantLimits(1, t[0], t[1], t[2], t[3]);
    }
    return registry;
  }

  private static String inFull(String blocks) {
    String what = blocks.substring(0, blocks.indexOf(';'));
    if (what.startsWith("no price")) {
      return "Max notional limit cannot be checked: no usable price" + what.substring(8);
    }
    if (what.startsWith("loss is")) {
      return "Max loss limit cannot be checked: the day's " + what;
    }
    return what.contains(" is in ")
        ? "Max notional limit cannot be checked: " + what
        : "Max "
            + what.replace(" reached", " limit reached")
                .replace(" exceeded", " limit would be exceeded");
  }

  private static String scope(String blocks) {
    String scope = blocks.substring(blocks.indexOf(';') + 2);
    return scope.equals("s") ? "strategy s" : scope;
  }
}
