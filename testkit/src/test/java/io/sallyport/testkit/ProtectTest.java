package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.ProtectPosition;
import io.sallyport.core.desk.ProtectPosition.Way;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.Cover;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A person has a position protected, moves its protection, or protects it outside (SPEC 17). */
class ProtectTest {
  private static final Symbol BTC = new Symbol("BTCUSDT");

  private final LiveStory story = LiveStory.onSim();

  @Test
  void whatIsBareIsProtectedAndTheBlockIsLiftedOnceItsStopRests() {
    held();
    losesItsStop();
    assertThat(story.blocks()).hasSize(1);
    var answer = story.begins(protect(Way.PLACE, "140", ""));
    assertThat(answer.isAnswered()).isFalse();
    assertThat(story.blocks()).hasSize(1);
    story.acknowledgesAll();

    assertThat(story.blocks()).isEmpty();
    assertThat(answer.answer().cover().resting()).isEqualByComparingTo("10");
    assertThat(stop().present().price()).isEqualByComparingTo("140");
    assertThat(answer.answer().moved()).singleElement().matches(ProtectPosition.Moved::isLooser);
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void newPricesTakeThePlaceOfTheOldOnes(Change way) {
    story.changing(way);
    held();
    var answer = story.begins(protect(Way.REPLACE, "149", ""));
    for (int i = 0; i < 3; i++) {
      story.acknowledgesAll().changesAll().closesAll();
    }

    assertThat(answer.answer().moved())
        .singleElement()
        .satisfies(moved -> {
          assertThat(moved.isLooser()).as("a tighter stop").isFalse();
          assertThat(moved.after().takeProfit()).contains(new BigDecimal("156.56"));
        });
    assertThat(stop().present().price()).isEqualByComparingTo("149");
    assertThat(cover().resting()).isEqualByComparingTo("10");
  }

  @Test
  void whatIsProtectedElsewhereIsNotBareUntilThePositionGrows() {
    held();
    losesItsStop();
    story.gets(protect(Way.ELSEWHERE, "", ""));
    assertThat(cover().elsewhere()).isEqualByComparingTo("10");
    assertThat(story.blocks()).isEmpty();
    assertThat(story.sent()).noneMatch(Effect.Submit.class::isInstance);

    UUID more = buys("2");
    story.fills(more, "2", "152").acknowledgesAll();
    assertThat(cover().elsewhere()).as("until the run ends").isEqualByComparingTo("10");
    story.agreesToAll();
    assertThat(cover().elsewhere()).isZero();
    assertThat(cover().bare()).isEqualByComparingTo("10");
    assertThat(story.blocks()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # way     | sl    | tp  | code               | says
          PLACE     | 160   |     | WRONG_SIDE         | wrong side of the last price 155
          PLACE     | 155   |     | WRONG_SIDE         | wrong side
          PLACE     | 140   | 150 | WRONG_SIDE         | take profit
          PLACE     | 140.3 |     | INVALID_NUMBER     | tick 0.5
          PLACE     | 0     |     | INVALID_NUMBER     | above 0
          PLACE     | 140   |     | NOTHING_TO_PROTECT | nothing of BTCUSDT is bare
          ELSEWHERE |       |     | NOTHING_TO_PROTECT | nothing of BTCUSDT is bare
          ELSEWHERE | 140   |     | INVALID_NUMBER     | name none
          REPLACE   |       |     | INVALID_NUMBER     | needs the price
          """,
      delimiter = '|')
  void whatCannotBeIsRefused(Way way, String sl, String tp, RefusalCode code, String says) {
    lists("155");
    held();

    var refused = story.refuses(protect(way, sl == null ? "" : sl, tp == null ? "" : tp));
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.message()).contains(says);
  }

  @Test
  void paperAndWhatIsNotHeldAreRefused() {
    assertThat(story.refuses(protect(Way.PLACE, "140", "")).code())
        .isEqualTo(RefusalCode.NOTHING_TO_PROTECT);
    story.gets(
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.empty(), Optional.empty(), true, Samples.REASON));
    assertThat(story.refuses(protect(Way.PLACE, "140", "")).code())
        .isEqualTo(RefusalCode.PLANE_NOT_LIVE);
  }

  /** An order whose fate is not known does not trap the position. */
  @Test
  void anUnresolvedExitCanBePassedOver() {
    held();
    story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/10/ref=150")));
    story.closesAll();
    UUID exit = open(OrderRole.PLANNED);
    story.says(new VenueReport.Doubtful(exit, "the way broke")).passes("40s");
    assertThat(cover().exiting()).isEqualByComparingTo("10");
    story.begins(
        new ProtectPosition(
            Samples.TENANT,
            BTC,
            Optional.empty(),
            Optional.empty(),
            Way.PLACE,
            Optional.of(new BigDecimal("140")),
            Optional.empty(),
            Optional.of(exit.toString()),
            Samples.REASON));
    story.acknowledgesAll();

    assertThat(cover().resting()).isEqualByComparingTo("10");
    assertThat(cover().doubled()).containsExactly(exit);
  }

  private ProtectPosition protect(Way way, String stop, String target) {
    return new ProtectPosition(
        Samples.TENANT,
        BTC,
        Optional.empty(),
        Optional.empty(),
        way,
        number(stop),
        number(target),
        Optional.empty(),
        Samples.REASON);
  }

  private static Optional<BigDecimal> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private void lists(String price) {
    SortedMap<Symbol, Instrument> listed = new TreeMap<>();
    listed.put(
        BTC,
        new Instrument(
            BTC,
            Optional.of(new BigDecimal("0.5")),
            Optional.empty(),
            Optional.of(new BigDecimal(price))));
    story.lists(new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.of(listed)));
  }

  private UUID buys(String quantity) {
    story.begins(
        Commands.live(
            story.committed("momentum:buy/BTCUSDT/" + quantity + "/ref=150/sl=-0.02/tp=0.03")));
    UUID order = open(OrderRole.PLANNED);
    story.acknowledges(order);
    return order;
  }

  private void held() {
    UUID order = buys("10");
    story.fills(order, "10", "152").acknowledgesAll().agreesToAll().sent();
  }

  private void losesItsStop() {
    story
        .says(
            new VenueReport.Closed(
                stop().orderId(), "the venue's own idea", Optional.of(BigDecimal.ZERO)))
        .agreesToAll()
        .sent();
  }

  private OrderView stop() {
    return story.order(open(OrderRole.STOP_LOSS));
  }

  private Cover cover() {
    return story
        .asks(new Query.Covers(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .getFirst();
  }

  private UUID open(OrderRole role) {
    return story.orders().reversed().stream()
        .filter(view -> view.ticket().order().role() == role && view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }
}
