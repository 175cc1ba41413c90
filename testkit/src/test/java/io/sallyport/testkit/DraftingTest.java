package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.items;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.ExecutionLeg;
import io.sallyport.core.plan.Governance.Proposal;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PortfolioItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What items and registry make of a plan (SPEC 4, 5, 14). */
class DraftingTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # item                    , leg: side symbol timeframe, intent: side type quantity symbol, limit, ref, sl, tp, lot, tick, multiplier, currency
          nobody:knows              , BOTH UNKNOWN UNKNOWN      ,
          nobody                    , BOTH UNKNOWN UNKNOWN      ,
          momentum:other            , BOTH UNKNOWN UNKNOWN      ,
          pairs:spread              , BOTH SPREAD 1h            ,
          tiny:dust                 , LONG DUST 1h              ,
          momentum:btc-1h           , LONG BTCUSDT 1h           , BUY MARKET 0.01 BTCUSDT - - -0.02 0.03 0.0001 0.01 1 -
          carry:sol                 , SHORT SOLUSDT 1h          , SELL MARKET 3 SOLUSDT - - -0.02 - - - 10 USDT
          naked:xrp                 , LONG XRPUSDT 1h           , BUY MARKET 100 XRPUSDT - - - - - - 1 -
          manual:buy/BTCUSDT/0.5    , LONG BTCUSDT UNKNOWN      , BUY MARKET 0.5 BTCUSDT - - - - - - 1 -
          manual:sell/A/B/2/limit=3 , SHORT A/B UNKNOWN         , SELL LIMIT 2 A/B 3 - - - - - 1 -
          manual:buy/X/1/ref=9/tp=2 , LONG X UNKNOWN            , BUY MARKET 1 X - 9 - 2 - - 1 -
          momentum:buy/BTCUSDT/7    , LONG BTCUSDT 1h           , BUY MARKET 7 BTCUSDT - - -0.02 0.03 0.0001 0.01 1 -
          momentum:buy/LTCUSDT/7    , LONG LTCUSDT UNKNOWN      , BUY MARKET 7 LTCUSDT - - -0.02 - - - 1 -
          carry:sell/SOLUSDT/1/sl=-0.5, SHORT SOLUSDT 1h        , SELL MARKET 1 SOLUSDT - - -0.5 - - - 10 USDT
          """)
  void anItemMakesALegAndWhereItCanAnIntent(String item, String leg, String intent) {
    PlanContent content = drafted(Samples.STRATEGIES, item);

    assertThat(content.legs()).hasSize(1).first().extracting(DraftingTest::spelled).isEqualTo(leg);
    assertThat(content.intents())
        .map(DraftingTest::spelled)
        .isEqualTo(intent == null ? List.of() : List.of(intent));
    assertThat(content.isComplete()).isEqualTo(intent != null);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # order, instance, stop_loss_percent, sl
          -0.1   , -0.2    , 3                , -0.1
                 , -0.2    , 3                , -0.2
                 ,         , 3                , -0.03
                 ,         , 12.5             , -0.125
                 ,         , 0.0001           , -0.000001
          -0.1   ,         ,                  , -0.1
                 ,         ,                  ,
                 ,         , 100              ,
                 ,         , 0                ,
                 ,         , -2               ,
                 ,         , 1e1              ,
                 ,         , two              ,
          """)
  void theStopLossIsTheOrdersElseTheInstancesElseTheStrategys(
      String order, String instance, String percent, String sl) {
    SampleRegistry registry =
        SampleRegistry.EMPTY
            .risk("s", "20", percent == null ? "" : percent, "10")
            .instance("s:i", "X", "LONG", "1", instance == null ? "" : "sl=" + instance);
    String spelled = "s:buy/X/1" + (order == null ? "" : "/sl=" + order);

    Terms terms = drafted(registry, spelled).intents().getFirst().terms();

    assertThat(terms.slOffset().map(Decimals::plain)).isEqualTo(Optional.ofNullable(sl));
  }

  @Test
  void anOrderTakesItsStepsFromTheStrategysOnlyInstanceOnItsSymbol() {
    SampleRegistry one =
        SampleRegistry.EMPTY.instance("s:i", "X", "LONG", "1", "lot=0.5", "tick=2");
    SampleRegistry two = one.instance("s:j", "X", "SHORT", "1", "lot=0.25");

    assertThat(drafted(one, "s:buy/X/1").intents().getFirst().terms().lot())
        .contains(new BigDecimal("0.5"));
    assertThat(drafted(two, "s:buy/X/1").intents().getFirst().terms().lot()).isEmpty();
    assertThat(drafted(one, "s:buy/Y/1").intents().getFirst().terms().lot()).isEmpty();
    assertThat(drafted(one, "manual:buy/X/1").intents().getFirst().terms().lot()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # quantity_per_r, legs, lot   , quantity
          0.01            , 1   , 0.0001, 0.01
          0.01            , 3   , 0.0001, 0.0033
          0.01            , 7   , 0.0001, 0.0014
          1               , 3   , 1     ,
          3               , 3   , 1     , 1
          2.9999          , 3   , 1     ,
          1               , 3   ,       , 0.333333333333
          1               , 8   ,       , 0.125
          0.000000000001  , 2   ,       ,
          """)
  void aLegIsSizedByItsShareRoundedDownToTheLot(
      String perR, int legs, String lot, String quantity) {
    SampleRegistry registry =
        SampleRegistry.EMPTY.instance("s:i", "X", "LONG", perR, lot == null ? "" : "lot=" + lot);
    String[] items =
        Stream.concat(Stream.of("s:i"), IntStream.range(1, legs).mapToObj(i -> "nobody:" + i))
            .toArray(String[]::new);

    PlanContent content = drafted(registry, items);

    assertThat(content.intents())
        .map(intent -> Decimals.plain(intent.terms().quantity()))
        .isEqualTo(quantity == null ? List.of() : List.of(quantity));
    assertThat(content.legs()).allMatch(leg -> leg.riskBudgetR().parts() == legs);
  }

  @Test
  void anInstanceWithoutAQuantityOrdersNothing() {
    SampleRegistry registry = SampleRegistry.EMPTY.instance("s:i", "X", "LONG", "");

    assertThat(drafted(registry, "s:i").intents()).isEmpty();
  }

  @Test
  void legsAreOrderedBySymbolStrategyInstanceAndIntentsWithThem() {
    SampleRegistry registry =
        SampleRegistry.EMPTY
            .instance("b:1", "AAA", "LONG", "9")
            .instance("a:2", "BBB", "LONG", "9")
            .instance("a:1", "BBB", "LONG", "9")
            .instance("a:10", "BBB", "BOTH", "9")
            .instance("c:1", "BBB", "SHORT", "9");

    PlanContent content =
        drafted(registry, "a:1", "a:10", "a:2", "b:1", "c:1", "zzz", "manual:buy/ABC/1");

    assertThat(content.legs())
        .map(leg -> leg.symbol() + " " + leg.strategyId() + ":" + leg.instanceId())
        .containsExactly(
            "AAA b:1",
            "ABC manual:buy/ABC/1",
            "BBB a:1",
            "BBB a:10",
            "BBB a:2",
            "BBB c:1",
            "UNKNOWN zzz:default");
    assertThat(content.intents())
        .map(intent -> intent.item().value())
        .containsExactly("b:1", "manual:buy/ABC/1", "a:1", "a:2", "c:1");
    assertThat(content.portfolioItemIds())
        .map(PortfolioItem::value)
        .containsExactly("a:1", "a:10", "a:2", "b:1", "c:1", "manual:buy/ABC/1", "zzz");
  }

  @ParameterizedTest
  @CsvSource({
    "a:1 a:1,                a:1",
    "a a:default,            a:default",
    "b a:default c a,        a:default",
    "manual:buy/X/1 manual:buy/X/1, manual:buy/X/1"
  })
  void theSameItemTwiceIsRefusedOnceTheDefaultIsFilledIn(String texts, String named) {
    Scenario.inAHome()
        .when(plan(texts.split(" ", -1)))
        .refused(RefusalCode.DUPLICATE_ITEM, "portfolio item " + named + " is named twice");
  }

  @Test
  void aPlanHasAtLeastOneItemAndAtMost1000() {
    List<PortfolioItem> thousand = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      thousand.addAll(items("nobody:" + i));
    }
    Scenario desk = Scenario.inAHome();

    assertThat(desk.given(plan(of(thousand))).content().legs()).hasSize(1000);
    thousand.addAll(items("nobody:1000"));
    desk.when(plan(of(thousand)))
        .refused(RefusalCode.INVALID_ITEM, "a plan has at most 1000 portfolio items, not 1001");
    desk.when(plan())
        .refused(RefusalCode.ITEMS_REQUIRED, "a plan needs at least one portfolio item");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          sl=0.02 , sl offset 0.02 must be above -1 and below 0; such as -0.02
          sl=-1   , sl offset -1 must be above -1 and below 0; such as -0.02
          tp=-0.03, tp offset -0.03 must be above 0; such as 0.03
          """)
  void aWrongSignedOffsetOfTheRegistryIsRefusedWhenPlanning(String offset, String message) {
    Scenario.inAHome()
        .under(SampleRegistry.EMPTY.instance("s:i", "X", "LONG", "1", offset))
        .when(plan("s:i"))
        .refused(RefusalCode.INVALID_OFFSET, message.replace(';', ','));
  }

  @Test
  void anOrderMisspelledInAnItemIsRefused() {
    Scenario.inAHome()
        .when(plan("manual:buy/BTCUSDT/1.0"))
        .refused(RefusalCode.INVALID_ITEM, "spell the order buy/BTCUSDT/1, not buy/BTCUSDT/1.0");
  }

  @Test
  void aBrokenRegistryStopsPlanning() {
    Scenario.inAHome()
        .under(Samples.BROKEN)
        .when(plan("nobody"))
        .refused(
            RefusalCode.REGISTRY_INVALID,
            "the strategy registry cannot be read: line 3, column 5: unknown field 'sied'");
  }

  @Test
  void aLaterRegistryChangesNoPlan() {
    Scenario desk = Scenario.inAHome();
    Plan before = desk.given(plan("momentum:btc-1h"));

    Plan after = desk.under(SampleRegistry.EMPTY).given(Commands.review(before));

    assertThat(after.content()).isEqualTo(before.content());
    assertThat(after.digest()).isEqualTo(before.digest());
  }

  @Test
  void theDigestCoversEverythingAPlanSays() {
    Proposal a = proposal("momentum:btc-1h");
    List<Plan> plans = new ArrayList<>();
    Scenario desk = Scenario.inAHome();
    plans.add(desk.given(plan(a)));
    plans.add(desk.given(plan(Commands.revision(2, a))));
    plans.add(desk.given(plan("momentum:eth-1h")));
    plans.add(desk.under(SampleRegistry.example()).given(plan(Commands.revision(3, a))));

    assertThat(plans).map(Plan::digest).doesNotHaveDuplicates();
    assertThat(Scenario.inAHome().by(Samples.withToken("bo")).given(plan(a)).digest())
        .isEqualTo(plans.getFirst().digest());
  }

  private static PlanContent drafted(SampleRegistry registry, String... items) {
    return Scenario.inAHome().under(registry).given(plan(items)).content();
  }

  private static Proposal of(List<PortfolioItem> items) {
    return new Proposal(Samples.TENANT, Samples.SEASON, Samples.PROFILE, items, 1);
  }

  private static String spelled(ExecutionLeg leg) {
    return leg.side() + " " + leg.symbol() + " " + leg.timeframe();
  }

  private static String spelled(OrderIntent intent) {
    Terms terms = intent.terms();
    return Stream.concat(
            Stream.of(
                terms.side(), terms.orderType(), Decimals.plain(terms.quantity()), terms.symbol()),
            Stream.of(
                    terms.limitPrice(),
                    terms.referencePrice(),
                    terms.slOffset(),
                    terms.tpOffset(),
                    terms.lot(),
                    terms.tick(),
                    Optional.of(terms.multiplier()),
                    terms.currency())
                .map(figure -> figure.map(Object::toString).orElse("-")))
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
