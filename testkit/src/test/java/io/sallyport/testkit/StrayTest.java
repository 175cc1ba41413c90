package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.PlaneView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.WholeReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Stray;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report of no order of ours is kept whole, shown, and blocks what it may be about (SPEC 17). */
class StrayTest {
  private static final String REPORT = "8=FIX.4.4 35=8 37=X1 11=someone";

  private final LiveStory story =
      LiveStory.onSim()
          .selects(Samples.STRANGER)
          .under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # symbol | account | moves | blocks
          X        | sim-1   | true  | 1:X
          X        |         | true  | 1:X 2:X
          X        | sim-2   | true  | 2:X
          X        | sim-9   | true  |
                   | sim-1   | true  | 1:Y
                   |         | true  | 1:Y
          X        | sim-1   | false |
                   |         | false |
          """,
      delimiter = '|')
  void itBlocksItsSymbolAtItsAccountOrAtAllOfThem(
      @org.jspecify.annotations.Nullable String symbol,
      @org.jspecify.annotations.Nullable String account,
      boolean moves,
      @org.jspecify.annotations.Nullable String blocks) {
    holdsY();
    strays(symbol, account, moves);

    assertThat(
            String.join(
                " ",
                story.blocks().stream()
                    .filter(block -> block.cause() == Block.Cause.STRAY)
                    .map(block -> block.clientId() + ":" + block.symbol())
                    .toList()))
        .isEqualTo(blocks == null ? "" : blocks);
    boolean isSeen = account == null || account.equals("sim-1") || account.equals("sim-9");
    assertThat(strays(Samples.TENANT)).hasSize(isSeen ? 1 : 0);
    assertThat(strays(Samples.TENANT))
        .allSatisfy(stray -> {
          assertThat(stray.whole().orElseThrow().text()).isEqualTo(REPORT);
          assertThat(stray.blocked())
              .as("no other tenant is named")
              .allMatch(key -> key.clientId().equals(Samples.TENANT));
        });
  }

  @Test
  void anAnswerInWhichThePositionMatchesSettlesIt() {
    strays("X", "sim-1", true);
    assertThat(asked()).hasSize(1);
    story.agrees();

    assertThat(story.blocks()).isEmpty();
    assertThat(strays(Samples.TENANT)).singleElement().matches(one -> one.blocked().isEmpty());
    story.passes("120s");
    assertThat(asked()).as("and it is not asked again").isEmpty();
  }

  @Test
  void oneInWhichItDoesNotMatchIsForAPerson() {
    strays("X", "sim-1", true);
    story.answers(
        asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "X", "3"));
    assertThat(story.blocks())
        .map(Block::cause)
        .containsExactlyInAnyOrder(Block.Cause.STRAY, Block.Cause.MISMATCH);

    keepsBook();
    assertThat(story.blocks()).as("a manual order does not block for ever").isEmpty();
    assertThat(strays(Samples.TENANT)).singleElement().matches(one -> one.blocked().isEmpty());
  }

  @Test
  void withoutAnAnswerItIsAskedAgainUntilThereIsOne() {
    strays("X", "sim-1", true);
    story.passes("5s");
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.STRAY);
    assertThat(asked()).hasSize(1);
    story.passes("30s");
    assertThat(asked()).hasSize(1);
    story.agrees();
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void whereNoPositionsAreToldOnlyAPersonSettlesIt() {
    story.lists(
        Samples.venues(Samples.contract(By.CLIENT_ID, false, false, Optional.empty()))
            .get(VenueId.SIM));
    strays("X", "sim-1", true);
    story.answers(asked -> new io.sallyport.core.plane.VenueAnswer(List.of(), Optional.empty()));
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.STRAY);
    keepsBook();
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void theNewestHundredAreKeptAndAllThatStillBlock() {
    strays("X", "sim-1", true);
    for (int i = 0; i < 150; i++) {
      strays("X", "sim-1", false);
    }
    assertThat(strays(Samples.TENANT)).as("and the one that blocks").hasSize(101);
    assertThat(strays(Samples.TENANT).getLast().blocked()).isNotEmpty();
    story.agrees();
    strays("X", "sim-1", false);
    assertThat(strays(Samples.TENANT)).hasSize(100).allMatch(one -> one.blocked().isEmpty());
  }

  @Test
  void itIsOnRecordWholeAndTheNextProcessKnowsIt() {
    strays("X", "sim-1", true);
    LiveStory next = LiveStory.after(story.entries());

    assertThat(next.blocks()).map(Block::cause).contains(Block.Cause.STRAY);
    assertThat(next.asks(new Query.Planes()).value().getFirst().strays())
        .isEqualTo(strays(Samples.TENANT));
    assertThat(next.sent()).filteredOn(Effect.Ask.class::isInstance).hasSize(1);
    assertThat(story.events())
        .filteredOn(Event.ReportRefused.class::isInstance)
        .singleElement()
        .satisfies(event ->
            assertThat(((Event.ReportRefused) event).unassigned().orElseThrow().whole())
                .contains(WholeReport.of(REPORT)));
    assertThat(story.events())
        .noneMatch(event ->
            event instanceof Event.OrderStepped(var step) && step instanceof OrderStep.FillBooked);
  }

  private void holdsY() {
    story.executes("s:buy/Y/1/ref=100/sl=-0.02");
    var order = story.planned().getFirst().orderId();
    story.acknowledges(order).fills(order, "1", "100").acknowledgesAll().agreesToAll();
  }

  private void keepsBook() {
    story.begins(
        new ReconcileCommand.ResolvePosition(
            Samples.TENANT, new Symbol("X"), Event.Resolution.KEEP_BOOK, Samples.REASON));
    story.passes("5s");
  }

  private void strays(
      @org.jspecify.annotations.Nullable String symbol,
      @org.jspecify.annotations.Nullable String account,
      boolean moves) {
    story.says(
        new VenueReport.Stray(
            "a report under an id of nobody",
            Optional.of(WholeReport.of(REPORT)),
            Optional.ofNullable(symbol).map(Symbol::new),
            Optional.ofNullable(account).map(AccountId::new),
            moves));
  }

  private List<Stray> strays(ClientId client) {
    return story.asks(new Query.Planes()).value().stream()
        .filter(plane -> plane.clientId().equals(client))
        .map(PlaneView::strays)
        .findFirst()
        .orElseThrow();
  }

  private List<Effect> asked() {
    return story.sent().stream().filter(Effect.Ask.class::isInstance).toList();
  }
}
