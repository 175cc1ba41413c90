package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.Answered;
import io.sallyport.core.plane.VenueReport.CancelRejected;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.Disconnected;
import io.sallyport.core.plane.VenueReport.Doubtful;
import io.sallyport.core.plane.VenueReport.Filled;
import io.sallyport.core.plane.VenueReport.NotTaken;
import io.sallyport.core.plane.VenueReport.Unanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the counterparty breaks, or one of the two ends is started again. */
final class BrokenWayTest {
  @TempDir Path folder;
  private final Told told = new Told();
  private HostileAcceptor hostile;
  private FixVenue venue;

  @BeforeEach
  void connect() throws Exception {
    hostile = HostileAcceptor.start();
    open();
  }

  @AfterEach
  void end() {
    venue.close();
    hostile.close();
  }

  @Test
  void whatHappenedWhileTheWayWasBrokenIsToldBeforeTheVenueCountsAsConnected() throws Exception {
    VenueOrder order = submit(1, "DROP");

    assertThat(told.next(Doubtful.class).orderId()).isEqualTo(order.orderId());
    assertThat(told.next(Disconnected.class).why())
        .isEqualTo("127.0.0.1:" + hostile.port() + " closed the connection");
    told.next(Acknowledged.class);
    told.next(Filled.class);
    told.next(Connected.class);
    assertThat(hostile.received(order.orderId().toString())).isEqualTo(1);
  }

  @Test
  void anOrderWhoseFateIsUnknownIsNeverSentAgain() throws Exception {
    VenueOrder order = submit(1, "VANISH");
    told.next(Doubtful.class);
    told.next(Disconnected.class);
    told.next(Connected.class);

    venue.ask(FixSample.question(FixSample.QUESTION, order), FixSample.AT);

    assertThat(told.next(Answered.class).answer().orders())
        .containsExactly(OrderStanding.notFound(order.orderId()));
    assertThat(hostile.received(order.orderId().toString())).isEqualTo(1);
  }

  @Test
  void noOldOrderIsSentAgainWhoeverAsksForIt() throws Exception {
    VenueOrder first = submit(1, "REST");
    told.next(Acknowledged.class);

    hostile.session().setNextTargetMsgSeqNum(1);
    venue.ask(FixSample.question(FixSample.QUESTION, first), FixSample.AT);

    assertThat(told.next(Unanswered.class).why()).isEqualTo("no answer within 2 s");
    VenueOrder second = submit(2, "REST");
    assertThat(told.next(Acknowledged.class).orderId()).isEqualTo(second.orderId());
    assertThat(hostile.received(first.orderId().toString())).isEqualTo(1);
  }

  @Test
  void aQuestionWhoseAnswerIsCutOffIsUnanswered() throws Exception {
    VenueOrder order = submit(1, "REST");
    told.next(Acknowledged.class);
    hostile.session().disconnect("before the question", false);
    told.next(Disconnected.class);

    venue.ask(FixSample.question(FixSample.QUESTION, order), FixSample.AT);

    assertThat(told.next(Unanswered.class).why()).startsWith("nothing was sent");
  }

  @Test
  void nothingIsSentWhileNobodyIsLoggedOn() throws Exception {
    hostile.close();
    told.next(Disconnected.class);

    VenueOrder order = submit(1, "FILL");

    assertThat(told.until(NotTaken.class).orderId()).isEqualTo(order.orderId());
    venue.cancel(order, FixSample.CANCEL, FixSample.AT);
    assertThat(told.until(CancelRejected.class).orderId()).isEqualTo(order.orderId());
    assertThat(hostile.received(order.orderId().toString())).isZero();
  }

  @Test
  void sequenceNumbersSurviveARestart() throws Exception {
    submit(1, "FILL");
    told.next(Acknowledged.class);
    told.next(Filled.class);
    venue.close();
    int expected = hostile.session().getExpectedTargetNum();

    open();

    assertThat(hostile.logons()).isEqualTo(2);
    assertThat(hostile.session().getExpectedTargetNum()).isEqualTo(expected + 1);
    assertThat(expected).isGreaterThan(2);
  }

  @Test
  void whatHappenedWhileTheVenueWasClosedIsToldWhenItOpens() throws Exception {
    VenueOrder order = submit(1, "LATE");
    told.next(Acknowledged.class);
    venue.close();

    venue = venue();
    venue.open(told, FixSample.AT, List.of(FixSample.name(order)));

    told.next(Filled.class);
    told.next(Connected.class);
  }

  @Test
  void aReportThatCouldNotBeRecordedIsSentAgain() throws Exception {
    told.takeOnly(report -> !(report instanceof Filled));
    submit(1, "FILL");
    told.next(Acknowledged.class);
    told.next(Disconnected.class);
    assertThat(told.refused()).hasAtLeastOneElementOfType(Filled.class);

    told.takeOnly(report -> true);

    assertThat(told.until(Filled.class)).isEqualTo(told.refused().getFirst());
    told.until(Connected.class);
  }

  @Test
  void theSequenceNumbersLieInAPrivateFolder() throws Exception {
    Path store = folder.resolve("broker");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
        .isEqualTo("rwx------");
    assertThat(store).isDirectoryContaining("glob:**senderseqnums");
  }

  @Test
  void nothingIsReportedAfterClosing() throws Exception {
    submit(1, "LATE");
    told.next(Acknowledged.class);

    venue.close();

    List<VenueReport> before = told.all();
    hostile.close();
    assertThat(told.all()).isEqualTo(before);
  }

  private VenueOrder submit(int number, String symbol) {
    VenueOrder order = FixSample.market(FixSample.id(100 + number), symbol, "10");
    venue.submit(order, FixSample.AT);
    return order;
  }

  private void open() throws InterruptedException {
    venue = venue();
    venue.open(told, FixSample.AT, List.of());
    told.next(Connected.class);
  }

  private FixVenue venue() {
    return new FixVenue(
        new VenueId("broker"),
        FixSample.settings(FixVersion.FIX_4_4, hostile.port()),
        folder.resolve("broker"),
        Map.of());
  }
}
