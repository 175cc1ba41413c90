package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.Disconnected;
import io.sallyport.core.plane.VenueReport.FillUnclear;
import io.sallyport.core.plane.VenueReport.Filled;
import io.sallyport.core.plane.VenueReport.Missed;
import io.sallyport.core.plane.VenueReport.Noted;
import io.sallyport.core.plane.VenueReport.Stray;
import io.sallyport.core.plane.VenueReport.Unanswered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the wire: messages that an engine would refuse, skip, or never write itself. */
final class UntidyCounterpartyTest {
  private static final VenueOrder ORDER = FixSample.market(FixSample.ORDER, "IBM", "10");
  private static final String FILL = "37=V1 17=E1 150=F 39=1 55=IBM 1=ACC1 14=5 151=5 32=5 31=50";

  private final Told told = new Told();
  @TempDir private Path folder;
  private RawBroker broker;
  private FixVenue venue;

  @BeforeEach
  void logOn() throws Exception {
    broker = new RawBroker();
    venue =
        new FixVenue(
            new VenueId("broker"),
            FixSample.settings(FixVersion.FIX_4_4, broker.port()),
            folder.resolve("broker"),
            Map.of());
    venue.open(told, FixSample.AT, List.of(known()));
    broker.logon("");
    told.next(Connected.class);
  }

  private static OrderName known() {
    return new OrderName(ORDER.orderId(), List.of("T7", "T8"), Optional.of("V1"));
  }

  @AfterEach
  void end() throws Exception {
    broker.close();
    venue.close();
  }

  @Test
  void aResentFillIsBookedHoweverItsTimesAreWritten() throws Exception {
    broker.send(
        broker.next(), "8", "43=Y 122=20260105-09:30:00.900 52=20260105-09:30:00", "11=T7 " + FILL);
    broker.send(broker.next() + 1, "8", "43=Y 122=20260105-09:30:00.900", "11=T7 " + FILL);

    assertThat(told.next(Filled.class).orderId()).isEqualTo(ORDER.orderId());
    told.next(Filled.class);
  }

  @Test
  void aFillIsBookedThoughAnotherPartOfItsReportCannotBeMadeOut() throws Exception {
    broker.send("8", "136=one 11=T7 " + FILL);

    assertThat(told.next(Filled.class).fill().quantity()).isEqualByComparingTo("5");
    assertThat(told.next(Noted.class).what())
        .startsWith("read as far as it could be: message 2 of type 8 was refused by our own FIX");
    goesOn();
  }

  @Test
  void aFillThatWasGarbledOnItsWayIsAskedAbout() throws Exception {
    broker.garble("8", "11=T7 " + FILL);

    FillUnclear unclear = told.next(FillUnclear.class);
    assertThat(unclear.orderId()).isEqualTo(ORDER.orderId());
    assertThat(unclear.fillId()).isEqualTo("FIX.4.4:ME->BROKER/E1");
    assertThat(unclear.told().price().orElseThrow()).isEqualByComparingTo("50");
    assertThat(unclear.whole().text()).startsWith("8=FIX.4.4|9=").contains("|11=T7|", "|31=50|");
    goesOn();
  }

  @Test
  void aReportForAnotherSessionIsAStrayThatMoves() throws Exception {
    broker.send(broker.next(), "8", "49=SOMEBODY", "11=T7 " + FILL);

    Stray stray = told.next(Stray.class);
    assertThat(stray.movesPosition()).isTrue();
    assertThat(stray.symbol().orElseThrow()).hasToString("IBM");
    assertThat(stray.account()).contains(FixSample.ACCOUNT);
    assertThat(stray.whole().orElseThrow().text()).contains("|49=SOMEBODY|");
    told.until(Disconnected.class);
  }

  @Test
  void messagesThatAreSkippedInMidSessionAreMissed() throws Exception {
    int first = broker.next();
    broker.send(first, "4", "123=Y 36=" + (first + 4));
    broker.continueAt(first + 4);

    assertThat(told.next(Missed.class).why())
        .isEqualTo("the counterparty skips its messages %d to %d".formatted(first, first + 3));
    goesOn();
  }

  @Test
  void aGapThatIsFilledInAResendIsMissedWhenTheResendHasEnded() throws Exception {
    int first = broker.next();
    broker.send(first + 2, "8", "11=T7 " + FILL);
    broker.await("2");
    broker.send(first, "4", "43=Y", "123=Y 36=" + (first + 1));
    broker.send(first + 1, "8", "43=Y", "11=T8 37=V1 17=E0 150=0 39=0 14=0 151=10");
    broker.continueAt(first + 3);

    told.next(Acknowledged.class);
    assertThat(told.next(Missed.class).why())
        .isEqualTo("the counterparty skips its messages %d to %d".formatted(first, first));
    told.next(Filled.class);
    goesOn();
  }

  @Test
  void aGapOfNothingButHeartbeatsIsNotMissed() throws Exception {
    int first = broker.next();
    broker.send(first + 1, "0", "");
    broker.await("2");
    broker.send(first + 2, "0", "");
    broker.send(first, "8", "43=Y", "11=T7 " + FILL);
    broker.send(first + 1, "4", "43=Y", "123=Y 36=" + (first + 3));
    broker.continueAt(first + 3);

    told.next(Filled.class);
    goesOn();
  }

  @Test
  void messagesThatAreNotSentAgainWhoeverAsksForThemAreMissed() throws Exception {
    int first = broker.next();
    broker.send(first + 2, "8", "11=T7 " + FILL);

    assertThat(told.next(Missed.class).why())
        .isEqualTo(
            "messages %d to %d were asked for again and have not come".formatted(first, first + 1));
  }

  @Test
  void aCounterpartyThatGoesOnAtAnotherNumberHasMessagesMissed() throws Exception {
    broker.send(broker.next(), "4", "123=N 36=20");
    broker.continueAt(20);

    assertThat(told.next(Missed.class).why()).contains("next message is 20");
    goesOn();
  }

  @Test
  void numberingThatBeginsAnewUnaskedIsMissedBeforeTheVenueCountsAsConnected() throws Exception {
    broker.hangUp();
    told.next(Disconnected.class);
    broker.continueAt(1);

    broker.logon("141=Y");

    assertThat(told.next(Missed.class).why()).startsWith("numbering began anew");
    told.next(Connected.class);
    goesOn();
  }

  @Test
  void aFillUnderAForeignIdIsOursByTheIdThatTheCounterpartyGaveBeforeTheStart() throws Exception {
    broker.send("8", "11=somebody " + FILL);

    assertThat(told.next(Filled.class).orderId()).isEqualTo(ORDER.orderId());
  }

  @Test
  void aQuestionThatIsRefusedByItsIdAloneIsNoBrokenWay() throws Exception {
    venue.ask(FixSample.question(FixSample.QUESTION, ORDER), FixSample.AT);
    String request = broker.await("H").get(790);
    broker.send("j", "372=H 380=3 379=" + request);

    Unanswered refused = told.next(Unanswered.class);
    assertThat(refused.why()).isEqualTo("message not supported");
    assertThat(refused.isRefused()).isTrue();
  }

  @Test
  void aQuestionThatNobodyAnswersMayBeABrokenWay() throws Exception {
    venue.ask(FixSample.question(FixSample.QUESTION, ORDER), FixSample.AT);

    assertThat(told.next(Unanswered.class).isRefused()).isFalse();
  }

  @Test
  void aMessageThatIsNotSpokenHereIsAnsweredSo() throws Exception {
    broker.send("B", "148=news 33=1 58=the_market_is_open");

    assertThat(broker.await("j")).containsEntry(372, "B").containsEntry(380, "3");
    goesOn();
  }

  /** What comes next is heard. */
  private void goesOn() throws InterruptedException {
    broker.send("8", "11=T8 37=V1 17=E9 150=0 39=0 55=IBM 14=0 151=10");
    assertThat(told.next(Acknowledged.class).orderId()).isEqualTo(ORDER.orderId());
  }
}
