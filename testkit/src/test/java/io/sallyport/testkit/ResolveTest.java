package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person settles what the engine must not: with a reason, on record, in the book (SPEC 7). */
class ResolveTest {
  private final LiveStory story =
      LiveStory.onSim().under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));

  private int probes;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the venue holds | is resolved by | the book holds then
          3                 | ADOPT_VENUE    | 3
          3                 | KEEP_BOOK      | 1
          0                 | ADOPT_VENUE    | 0
          -2                | ADOPT_VENUE    | -2
          """,
      delimiter = '|')
  void aPositionIsResolvedAndTheSymbolIsFreeUnlessAPartIsBareNow(
      String venue, Event.Resolution resolution, String book) {
    mismatched(venue);
    assertThat(isBlocked()).isTrue();
    assertThat(story.gets(position(resolution)).quantity()).isEqualByComparingTo(book);

    assertThat(story.held("X")).isEqualByComparingTo(book);
    boolean isBare = story.held("X").abs().compareTo(BigDecimal.ONE) > 0;
    assertThat(story.blocks().stream().map(Block::cause).toList())
        .isEqualTo(isBare ? List.of(Block.Cause.MISSING_SL_TP) : List.of());
    assertThat(isBlocked()).isEqualTo(isBare);
    assertThat(story.events())
        .filteredOn(Event.PositionResolved.class::isInstance)
        .singleElement()
        .isEqualTo(
            new Event.PositionResolved(
                Samples.TENANT,
                io.sallyport.core.model.VenueId.SIM,
                new Symbol("X"),
                resolution,
                BigDecimal.ONE,
                new BigDecimal(book),
                Optional.empty(),
                Samples.REASON));
  }

  @Test
  void whatIsNoLongerHeldIsNoLongerProtected() {
    mismatched("0");
    story.acknowledgesAll().sent();
    story.gets(position(Event.Resolution.ADOPT_VENUE));

    assertThat(story.sent())
        .hasSize(1)
        .allMatch(io.sallyport.core.desk.Effect.Cancel.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # on record | resolved as | at  | stage              | outcome          | filled | reason
          0           | 1           | 101 | EXECUTED_FULL_LATE | FILLED           | 1      |
          0           | 0.4         | 101 | FAILED_TIMEOUT     | PARTIALLY_FILLED | 0.4    |
          0           | 0           |     | FAILED_TIMEOUT     | FAILED           | 0      | EXECUTION_NOT_AVAILABLE
          0.3         | 1           | 101 | EXECUTED_FULL_LATE | FILLED           | 1      |
          0.3         | 0.4         | 101 | FAILED_TIMEOUT     | PARTIALLY_FILLED | 0.4    |
          0.3         | 0.3         |     | FAILED_TIMEOUT     | PARTIALLY_FILLED | 0.3    |
          """,
      delimiter = '|')
  void anOrderIsResolvedAndItsOutcomeWritten(
      String known,
      String filled,
      String price,
      Stage stage,
      OutcomeStatus status,
      String booked,
      ExecutionReasonCode reason) {
    UUID order = unresolved(known);
    assertThat(story.order(order).outcome()).isEmpty();
    var view = story.gets(order(order, filled, price));

    assertThat(view.stage()).isEqualTo(stage);
    var outcome = story.order(order).outcome().orElseThrow();
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.filledQuantity()).isEqualByComparingTo(booked);
    assertThat(outcome.reason()).isEqualTo(Optional.ofNullable(reason));
    assertThat(story.held("X")).isEqualByComparingTo(booked);
    story.acknowledgesAll().agreesToAll();
    assertThat(story.blocks()).isEmpty();
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void whatAPersonSaysWasFilledIsProtectedAtItsPrice() {
    UUID order = unresolved("0");
    story.gets(order(order, "0.4", "200"));

    assertThat(story.order(order).prices().stopLoss()).contains(new BigDecimal("196"));
    assertThat(story.order(order).averagePrice()).contains(new BigDecimal("200"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # on record | resolved as | at  | why not
          0.3         | 0.2         | 101 | has 0.3 of 1 filled on record; it cannot have been filled 0.2 in all
          0.3         | 1.1         | 101 | has 0.3 of 1 filled on record; it cannot have been filled 1.1 in all
          0           | -1          | 101 | has 0 of 1 filled on record; it cannot have been filled -1 in all
          0           | 0.5         |     | a fill needs its price
          0           | 0.5         | 0   | the price of a fill is above 0
          0           | 0.5         | -1  | the price of a fill is above 0
          """,
      delimiter = '|')
  void whatCannotBeIsRefusedAndNothingHappens(
      String known, String filled, String price, String why) {
    UUID order = unresolved(known);
    int before = story.entries().size();
    var refusal = story.refuses(order(order, filled, price));

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_NUMBER);
    assertThat(refusal.message()).contains(why);
    assertThat(story.entries()).hasSize(before);
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
  }

  @Test
  void whatIsNotUnresolvedIsRefused() {
    assertThat(story.refuses(position(Event.Resolution.KEEP_BOOK)).code())
        .isEqualTo(RefusalCode.NOTHING_TO_RESOLVE);
    UUID order = unresolved("0");
    var refusal = story.refuses(position(Event.Resolution.KEEP_BOOK));
    assertThat(refusal.code()).isEqualTo(RefusalCode.NOTHING_TO_RESOLVE);
    assertThat(refusal.message()).contains("resolve it by its id");
    story.gets(order(order, "0", null));
    assertThat(story.refuses(order(order, "0", null)).code())
        .isEqualTo(RefusalCode.ORDER_NOT_UNRESOLVED);
  }

  @Test
  void whatTheVenueHoldsMustBeKnownToBeAdopted() {
    UUID order = buys();
    story.acknowledgesAll().passes("5s");
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.NOT_ASKED);
    assertThat(story.refuses(position(Event.Resolution.ADOPT_VENUE)).code())
        .isEqualTo(RefusalCode.VENUE_POSITION_UNKNOWN);

    story.gets(position(Event.Resolution.KEEP_BOOK));
    assertThat(story.blocks()).isEmpty();
    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
  }

  @Test
  void anotherTenantsOrderIsNotFoundAndItsBookNotTouched() {
    UUID order = unresolved("0");
    story.selects(Samples.STRANGER);
    assertThat(
            story
                .refuses(
                    new ReconcileCommand.ResolveOrder(
                        Samples.STRANGER,
                        order.toString(),
                        BigDecimal.ZERO,
                        Optional.empty(),
                        Samples.REASON))
                .message())
        .contains("No order was sent with that id");
    assertThat(
            story
                .refuses(
                    new ReconcileCommand.ResolvePosition(
                        new ClientId(2),
                        new Symbol("X"),
                        Event.Resolution.KEEP_BOOK,
                        Samples.REASON))
                .code())
        .isEqualTo(RefusalCode.NOTHING_TO_RESOLVE);
  }

  @Test
  void aFillAfterTheOutcomeBlocksUntilAPersonResolvesEvenIfALaterAnswerMatches() {
    UUID order = unresolved("0");
    story.gets(order(order, "0", null));
    story.fills(order, "1", "150").acknowledgesAll().agreesToAll();
    assertThat(story.order(order).flags()).contains(OrderFlag.FILL_AFTER_OUTCOME);
    assertThat(isBlocked()).isTrue();

    story.begins(
        new ReconcileCommand.Reconcile(
            Samples.TENANT, Optional.of(new Symbol("X")), Optional.empty()));
    story.agrees();
    assertThat(isBlocked()).as("a match is no person").isTrue();

    story.gets(position(Event.Resolution.KEEP_BOOK));
    assertThat(isBlocked()).isFalse();
    assertThat(story.held("X")).isEqualByComparingTo("1");
    assertThat(story.order(order).outcome().orElseThrow().status())
        .as("after an outcome exists nothing changes it")
        .isEqualTo(OutcomeStatus.FAILED);
  }

  private UUID buys() {
    story.executes("s:buy/X/1/ref=100/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).fills(order, "1", "100");
    return order;
  }

  private void mismatched(String venue) {
    buys();
    story
        .acknowledgesAll()
        .answers(
            asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "X", venue));
  }

  /** An order of 1 X, so much of it filled on record, about which nobody answers. */
  private UUID unresolved(String filled) {
    story.executes("s:buy/X/1/ref=100/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order);
    if (!filled.equals("0")) {
      story.fills(order, filled, "100").acknowledgesAll();
    }
    story.passes("36s");
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.UNRESOLVED_ORDER);
    return order;
  }

  private static ReconcileCommand.ResolvePosition position(Event.Resolution resolution) {
    return new ReconcileCommand.ResolvePosition(
        Samples.TENANT, new Symbol("X"), resolution, Samples.REASON);
  }

  private static ReconcileCommand.ResolveOrder order(
      UUID order, String filled, @org.jspecify.annotations.Nullable String price) {
    return new ReconcileCommand.ResolveOrder(
        Samples.TENANT,
        order.toString(),
        new BigDecimal(filled),
        Optional.ofNullable(price).map(BigDecimal::new),
        Samples.REASON);
  }

  /** Whether a new order for the symbol would be blocked by what is unresolved. */
  private boolean isBlocked() {
    var probe = story.gets(Commands.plan("s:buy/X/%d/ref=100/sl=-0.02".formatted(100 + ++probes)));
    return story
        .gets(
            Commands.execute(
                probe,
                new io.sallyport.core.guard.LiveRequest(
                    io.sallyport.core.guard.ExecutionMode.LIVE,
                    Optional.empty(),
                    false,
                    false,
                    false,
                    false,
                    io.sallyport.core.guard.OrderAssertions.NONE)))
        .guards()
        .stream()
        .anyMatch(guard -> guard.name().equals("Reconciliation") && !guard.passed());
  }
}
