package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.Answered;
import io.sallyport.core.plane.VenueReport.CancelRejected;
import io.sallyport.core.plane.VenueReport.Closed;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.FillDisputed;
import io.sallyport.core.plane.VenueReport.Filled;
import io.sallyport.core.plane.VenueReport.Rejected;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A FIX venue against a counterparty that does everything wrong that a counterparty can. */
@ParameterizedClass
@EnumSource
final class HostileCounterpartyTest {
  @TempDir private static Path folder;
  private static Told told;
  private static HostileAcceptor hostile;
  private static FixVenue venue;
  private static int orders;

  @Parameter FixVersion version;

  @BeforeParameterizedClassInvocation
  static void connect(FixVersion version) throws Exception {
    told = new Told();
    hostile = HostileAcceptor.start();
    venue =
        new FixVenue(
            new VenueId("broker"),
            FixSample.settings(version, hostile.port()),
            folder.resolve(version.name()),
            Map.of());
    venue.open(told, FixSample.AT, List.of());
    told.next(Connected.class);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    venue.close();
    hostile.close();
  }

  @Test
  void anOrderIsAcknowledgedAndFilled() throws Exception {
    VenueOrder order = submit("FILL");

    assertThat(told.next(Acknowledged.class).orderId()).isEqualTo(order.orderId());
    Fill fill = told.next(Filled.class).fill();
    assertThat(fill.fillId()).startsWith(version.beginString() + ":ME->BROKER/E");
    assertThat(fill)
        .isEqualTo(
            new Fill(
                fill.fillId(),
                new BigDecimal("10"),
                new BigDecimal(HostileOrder.PRICE),
                new BigDecimal("10"),
                Optional.empty()));
    assertThat(hostile.received(order.orderId().toString())).isEqualTo(1);
  }

  @Test
  void aHalfIsFilledAndTheRestCancelled() throws Exception {
    VenueOrder order = submit("HALF");
    told.next(Acknowledged.class);
    assertThat(told.next(Filled.class).fill().cumulative()).isEqualByComparingTo("5");

    venue.cancel(order, FixSample.CANCEL, FixSample.AT);

    assertThat(told.next())
        .isEqualTo(new Closed(order.orderId(), "cancelled", Optional.of(new BigDecimal("5"))));
  }

  @Test
  void whatIsSaidTwiceIsPassedOnWithTheSameFillId() throws Exception {
    submit("TWICE");
    told.next(Acknowledged.class);
    told.next(Acknowledged.class);

    assertThat(told.next(Filled.class)).isEqualTo(told.next(Filled.class));
  }

  @Test
  void aFillMayComeBeforeTheAcknowledgement() throws Exception {
    submit("BACKWARDS");

    told.next(Filled.class);
    told.next(Acknowledged.class);
  }

  @Test
  void aFillMayComeLate() throws Exception {
    submit("LATE");

    told.next(Acknowledged.class);
    told.next(Filled.class);
  }

  @Test
  void aFillThatCrossesACancelCountsAndTheCancelIsRefused() throws Exception {
    VenueOrder order = submit("RACE");
    told.next(Acknowledged.class);

    venue.cancel(order, FixSample.CANCEL, FixSample.AT);

    assertThat(told.next(Filled.class).orderId()).isEqualTo(order.orderId());
    assertThat(told.next()).isEqualTo(new CancelRejected(order.orderId(), "too late to cancel"));
  }

  @Test
  void aRefusedOrderSaysWhy() throws Exception {
    VenueOrder order = submit("REFUSE");

    assertThat(told.next())
        .isEqualTo(new Rejected(order.orderId(), "the order exceeds a limit: too much for you"));
  }

  @Test
  void aRefusedMessageIsFoundAgainByItsNumber() throws Exception {
    VenueOrder business = submit("BUSINESS");
    assertThat(told.next()).isEqualTo(new Rejected(business.orderId(), "not authorized: not you"));

    VenueOrder session = submit("SESSION");
    assertThat(told.next())
        .isEqualTo(new Rejected(session.orderId(), "message rejected: not like that"));
  }

  @Test
  void aFillTakenBackOrChangedIsDisputed() throws Exception {
    submit("BUST");
    told.next(Acknowledged.class);
    Fill busted = told.next(Filled.class).fill();
    assertThat(told.next(FillDisputed.class).fillId()).isEqualTo(busted.fillId());

    submit("CORRECT");
    told.next(Acknowledged.class);
    Fill corrected = told.next(Filled.class).fill();
    assertThat(told.next(FillDisputed.class).fillId()).isEqualTo(corrected.fillId());
  }

  @Test
  void aMessageLostOnTheWayIsSentAgain() throws Exception {
    submit("GAP");

    told.next(Filled.class);
    told.next(Acknowledged.class);
  }

  @Test
  void aQuestionAboutSeveralOrdersHasOneAnswer() throws Exception {
    VenueOrder half = submit("HALF");
    told.next(Acknowledged.class);
    told.next(Filled.class);
    VenueOrder mute = submit("MUTE");
    VenueOrder silent = submit("SILENT");

    venue.ask(FixSample.question(FixSample.QUESTION, silent, half, mute), FixSample.AT);

    VenueAnswer answer = told.next(Answered.class).answer();
    assertThat(answer.holdings()).isEmpty();
    assertThat(answer.orders())
        .extracting(OrderStanding::standing)
        .containsExactly(Standing.NOT_FOUND, Standing.WORKING, Standing.FILLED);
    assertThat(answer.orders().get(1).filled()).isEqualByComparingTo("5");
    assertThat(answer.orders().get(1).averagePrice()).contains(new BigDecimal("150"));
  }

  @Test
  void aCancelThatNobodyHearsGetsNoReport() throws Exception {
    VenueOrder order = submit("DEAF");
    told.next(Acknowledged.class);
    venue.cancel(order, FixSample.CANCEL, FixSample.AT);

    venue.ask(FixSample.question(FixSample.QUESTION, order), FixSample.AT);

    assertThat(told.next(Answered.class).answer().orders())
        .extracting(OrderStanding::standing)
        .containsExactly(Standing.WORKING);
  }

  private VenueOrder submit(String symbol) {
    VenueOrder order = order(symbol);
    venue.submit(order, FixSample.AT);
    return order;
  }

  private static VenueOrder order(String symbol) {
    orders++;
    return FixSample.market(FixSample.id(100 + orders), symbol, "10");
  }
}
