package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.MismatchKind;
import io.sallyport.core.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The venue's word held against our own, once, and never corrected by itself (seed 002, rule 6).
 */
class ReconciliationTest {
  private final LiveStory story =
      LiveStory.onSim().under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # lot     | tick | bought | venue holds | stop at | target at | found
                    |      | 1      | 1           | 98      | 103       | MATCHED
                    |      | 1      | 1.001       | 98      | 103       | MATCHED
                    |      | 1      | 0.999       | 98      | 103       | MATCHED
                    |      | 1      | 1.0010001   | 98      | 103       | MISMATCH
          0.001     |      | 1      | 1.001       | 98      | 103       | MISMATCH
          0.001     |      | 1      | 1.0009      | 98      | 103       | MATCHED
          0.0001    |      | 1      | 1.0001      | 98      | 103       | MISMATCH
          0.0001    |      | 1      | 1.00009     | 98      | 103       | MATCHED
          0.5       |      | 1      | 1.0011      | 98      | 103       | MISMATCH
                    |      | 1      | 0           | 98      | 103       | MISSING_POSITION
                    |      | 1      | -1          | 98      | 103       | MISMATCH
                    |      | 1      | 1           | 98.01   | 103       | MISMATCH
                    |      | 1      | 1           | 98      | 102.99    | MISMATCH
                    | 0.05 | 1      | 1           | 98.04   | 102.96    | MATCHED
                    | 0.05 | 1      | 1           | 98.05   | 103       | MISMATCH
                    | 0.05 | 1      | 1           | 98      | 102.95    | MISMATCH
                    |      | 1      | 1           | gone    | 103       | MISSING_SL_TP
                    |      | 1      | 1           | 98      | unknown   | MISSING_SL_TP
                    |      | 1      | 2           | gone    | 103       | MISMATCH MISSING_SL_TP
                    |      | 1      | 0           | gone    | gone      | MISSING_POSITION MISSING_SL_TP
                    |      | 1      | 3           | gone    | 102       | MISMATCH MISSING_SL_TP
                    |      | 1      | untold      | 98      | 103       | MATCHED
          """,
      delimiter = '|')
  void everyDifferenceIsFoundAndAllThatApplyAreListed(
      String lot,
      String tick,
      String bought,
      String held,
      String stop,
      String target,
      String found) {
    listed(lot, tick);
    UUID order = buys(bought);
    story
        .acknowledgesAll()
        .answers(asked -> {
          VenueAnswer answer = VenueViews.ofBooks(story, asked.question());
          answer = VenueViews.but(answer, leg(OrderRole.STOP_LOSS), was -> lies(was, stop, true));
          answer =
              VenueViews.but(answer, leg(OrderRole.TAKE_PROFIT), was -> lies(was, target, false));
          return held.equals("untold")
              ? new VenueAnswer(answer.orders(), Optional.empty())
              : VenueViews.holding(answer, "X", held);
        });

    Reconciliation made = reconciled().getLast();
    assertThat(String.join(" ", made.kinds().stream().map(Enum::name).toList())).isEqualTo(found);
    assertThat(made.orderId()).contains(order);
    assertThat(made.requiresManualResolution()).isEqualTo(!found.equals("MATCHED"));
    assertThat(made.differences().isEmpty()).isEqualTo(found.equals("MATCHED"));
    boolean onlyTheTargetIsMissed = found.equals("MISSING_SL_TP") && !stop.equals("gone");
    assertThat(story.blocks().isEmpty())
        .isEqualTo(found.equals("MATCHED") || onlyTheTargetIsMissed);
    assertThat(story.held("X")).as("never corrected by itself").isEqualByComparingTo(bought);
    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
  }

  @Test
  void whatTheVenueHoldsAndTheBookDoesNotIsAPhantom() {
    story.executes("s:buy/X/1/ref=100/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story
        .acknowledges(order)
        .says(new VenueReport.Closed(order, "expired"))
        .answers(asked ->
            VenueViews.holding(VenueViews.cancelled(story, asked.question(), order), "X", "0.5"));

    assertThat(reconciled().getLast().kinds()).containsExactly(MismatchKind.PHANTOM_POSITION);
    assertThat(reconciled().getLast().differences())
        .containsExactly("position of X: 0 in the book, 0.5 at the venue");
    assertThat(story.held("X")).isZero();
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.MISMATCH);
  }

  @Test
  void itIsAskedOnceAndNotAgainAfterAMismatch() {
    buys("1");
    story.acknowledgesAll().sent();
    story.answers(
        asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "X", "7"));
    story.passes("120s");

    assertThat(story.sent()).noneMatch(Effect.Ask.class::isInstance);
    assertThat(reconciled()).hasSize(1);
  }

  @Test
  void whileAnotherOrderOfTheSymbolIsOpenPositionsAreNotCompared() {
    story.executes("s:buy/X/1/ref=100/sl=-0.02");
    story.executes("s:buy/X/2/ref=100/sl=-0.02");
    UUID first = ordered("1");
    story.acknowledgesAll().fills(first, "1", "100").acknowledgesAll();
    story.answers(
        asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "X", "2.5"));

    Reconciliation made = reconciled().getLast();
    assertThat(made.positionsCompared()).isFalse();
    assertThat(made.kinds()).containsExactly(MismatchKind.MATCHED);
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void anOpenOrderOfAnotherSymbolOrTenantDoesNotCount() {
    story.executes("s:buy/Y/2/ref=100/sl=-0.02");
    buys("1");
    story.acknowledgesAll().agrees();

    assertThat(reconciled().getLast().positionsCompared()).as("and legs do not count").isTrue();
  }

  @Test
  void whereTheVenueTellsNoPositionsTheOwnBookIsAllThereIsAndTheReportSaysSo() {
    var run = story.executes("s:buy/X/1/ref=100/sl=-0.02");
    UUID order = ordered("1");
    story.acknowledges(order).fills(order, "1", "100").acknowledgesAll();
    story.answers(asked ->
        new VenueAnswer(VenueViews.ofBooks(story, asked.question()).orders(), Optional.empty()));

    assertThat(reconciled().getLast().positionsCompared()).isFalse();
    assertThat(run.answer().actions().getFirst().details().values())
        .containsEntry("positions_from", "own book: the venue tells no positions");
  }

  @Test
  void aFilledOrderThatCouldNotBeAskedAboutKeepsItsOutcomeAndBlocks() {
    UUID order = buys("1");
    story.acknowledgesAll().passes("5s");

    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
    assertThat(story.order(order).outcome()).isPresent();
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.NOT_ASKED);
    assertThat(story.gets(Commands.live(story.committed("s:buy/X/5/ref=100/sl=-0.02"))))
        .matches(result -> result.isBlocked());

    reconcile();
    story.agrees();
    assertThat(story.blocks()).as("a later answer settles it").isEmpty();
  }

  @Test
  void aLaterMismatchDoesNotSettleIt() {
    buys("1");
    story.acknowledgesAll().passes("5s");
    reconcile();
    story.answers(
        asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "X", "7"));

    assertThat(story.blocks())
        .map(Block::cause)
        .containsExactly(Block.Cause.NOT_ASKED, Block.Cause.MISMATCH);
  }

  /** Nothing is lost because two fills are told in one breath. */
  @Test
  void aStopAndATargetThatOneAnswerTellsAreBothFilledAreForAPerson() {
    buys("1");
    story.acknowledgesAll().agreesToAll();
    reconcile();
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.but(
                    VenueViews.ofBooks(story, asked.question()),
                    leg(OrderRole.STOP_LOSS),
                    was -> filled(was, "98")),
                leg(OrderRole.TAKE_PROFIT),
                was -> filled(was, "103")),
            "X",
            "-1"));

    assertThat(story.held("X")).isEqualByComparingTo("-1");
    assertThat(story.blocks()).map(Block::cause).contains(Block.Cause.CONTRADICTION);
  }

  private static OrderStanding filled(OrderStanding was, String price) {
    return VenueViews.stands(
        was.orderId(), Standing.FILLED, "1", Optional.of(new BigDecimal(price)));
  }

  private void reconcile() {
    story.begins(
        new ReconcileCommand.Reconcile(
            Samples.TENANT, Optional.of(new Symbol("X")), Optional.empty()));
  }

  private void listed(String lot, String tick) {
    TreeMap<Symbol, Instrument> instruments = new TreeMap<>();
    Symbol symbol = new Symbol("X");
    instruments.put(
        symbol,
        new Instrument(
            symbol,
            Optional.ofNullable(tick).map(BigDecimal::new),
            Optional.ofNullable(lot).map(BigDecimal::new),
            Optional.empty()));
    story.lists(
        new VenueListing(
            io.sallyport.core.model.VenueId.SIM,
            Optional.empty(),
            List.of(),
            Optional.of(instruments)));
  }

  /** So much of X is bought at 100; a stop at 98 and a target at 103 are sent. */
  private UUID buys(String quantity) {
    story.executes("s:buy/X/" + quantity + "/ref=100/sl=-0.02/tp=0.03");
    UUID order = ordered(quantity);
    story.acknowledges(order).fills(order, quantity, "100");
    return order;
  }

  private UUID ordered(String quantity) {
    return story.planned().stream()
        .filter(view -> view.ticket().order().symbol().value().equals("X"))
        .filter(view -> view.ticket().order().quantity().compareTo(new BigDecimal(quantity)) == 0)
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private UUID leg(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role)
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private static OrderStanding lies(OrderStanding was, String where, boolean stops) {
    return switch (where) {
      case "gone" -> VenueViews.stands(was.orderId(), Standing.CANCELLED, "0", Optional.empty());
      case "unknown" -> OrderStanding.notFound(was.orderId());
      default ->
          new OrderStanding(
              was.orderId(),
              Standing.WORKING,
              BigDecimal.ZERO,
              Optional.empty(),
              Optional.empty(),
              stops ? Optional.empty() : Optional.of(new BigDecimal(where)),
              stops ? Optional.of(new BigDecimal(where)) : Optional.empty());
    };
  }

  private List<Reconciliation> reconciled() {
    return story.events().stream()
        .filter(Event.Reconciled.class::isInstance)
        .map(event -> ((Event.Reconciled) event).reconciliation())
        .toList();
  }
}
