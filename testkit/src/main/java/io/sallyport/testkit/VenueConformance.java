package io.sallyport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of the {@link Venue} port has to do. A test class of the
 * implementation's module extends it, says how to reach a venue, and which orders that venue fills,
 * refuses and lets lie. Every test begins with a venue that knows no order of it.
 */
public abstract class VenueConformance {
  private VenueConversation venue;

  /**
   * Opens the one venue of this test, as a new process would; an earlier opening is closed.
   *
   * @return the venue, opened, once orders can be sent to it
   */
  protected abstract Venue connect(VenueReports reports, LogicalTime lastTime) throws Exception;

  /** An order that the venue fills in full at once. */
  protected abstract VenueOrder filling(UUID orderId);

  /** An order that the venue refuses. */
  protected abstract VenueOrder refused(UUID orderId);

  /** An order that the venue takes, and that lies there unfilled until it is cancelled. */
  protected abstract VenueOrder working(UUID orderId);

  /** How long a report may take to come. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @BeforeEach
  void begin() {
    venue = new VenueConversation(patience());
  }

  @AfterEach
  void disconnect() {
    venue.close();
  }

  @Test
  void anOrderIsAcknowledgedAndFilled() throws Exception {
    VenueOrder order = filling(id(1));
    connect();

    venue.submit(order);

    venue.await(VenueReport.Acknowledged.class, order);
    awaitFull(order);
  }

  @Test
  void fillsAddUpAndEachHasAnIdAndAPrice() throws Exception {
    VenueOrder order = filling(id(1));
    connect();

    venue.submit(order);
    awaitFull(order);

    BigDecimal sum = BigDecimal.ZERO;
    Set<String> ids = new HashSet<>();
    for (Fill fill : venue.fills(order)) {
      assertTrue(fill.quantity().signum() > 0 && fill.price().signum() > 0, fill::toString);
      sum = ids.add(fill.fillId()) ? sum.add(fill.quantity()) : sum;
      assertSame(sum, fill.cumulative());
    }
    assertSame(order.quantity(), sum);
  }

  @Test
  void aRefusedOrderIsReportedAndNeverFilled() throws Exception {
    VenueOrder order = refused(id(1));
    connect();

    venue.submit(order);

    venue.await(VenueReport.Rejected.class, order);
    OrderStanding standing = standing(order);
    assertTrue(
        Set.of(Standing.REJECTED, Standing.NOT_FOUND).contains(standing.standing()),
        standing::toString);
    assertSame(BigDecimal.ZERO, standing.filled());
    assertEquals(List.of(), venue.fills(order));
  }

  @Test
  void aWorkingOrderIsClosedByACancel() throws Exception {
    VenueOrder order = working(id(1));
    connect();
    venue.submit(order);
    venue.await(VenueReport.Acknowledged.class, order);
    assertEquals(Standing.WORKING, standing(order).standing());

    venue.cancel(order);

    venue.await(VenueReport.Closed.class, order);
    assertEquals(Standing.CANCELLED, standing(order).standing());
    assertEquals(List.of(), venue.fills(order));
  }

  @Test
  void aCancelOfAFilledOrderIsRefused() throws Exception {
    VenueOrder order = filling(id(1));
    connect();
    venue.submit(order);
    awaitFull(order);

    venue.cancel(order);

    venue.await(VenueReport.CancelRejected.class, order);
    assertEquals(Standing.FILLED, standing(order).standing());
  }

  @Test
  void aCancelOfAnUnknownOrderIsRefused() throws Exception {
    VenueOrder unknown = working(id(1));
    connect();

    venue.cancel(unknown);

    venue.await(VenueReport.CancelRejected.class, unknown);
  }

  @Test
  void aQuestionTellsHowEachOrderStandsThatItNames() throws Exception {
    VenueOrder filled = filling(id(1));
    VenueOrder lying = working(id(2));
    VenueOrder unknown = working(id(3));
    connect();
    venue.submit(filled);
    venue.submit(lying);
    awaitFull(filled);
    venue.await(VenueReport.Acknowledged.class, lying);

    List<OrderStanding> told = venue.ask(lying, List.of(unknown, filled, lying)).orders();

    assertEquals(
        List.of(unknown.orderId(), filled.orderId(), lying.orderId()),
        told.stream().map(OrderStanding::orderId).toList());
    assertEquals(OrderStanding.notFound(unknown.orderId()), told.get(0));
    assertEquals(Standing.FILLED, told.get(1).standing());
    assertSame(filled.quantity(), told.get(1).filled());
    assertTrue(told.get(1).averagePrice().isPresent());
    assertEquals(Standing.WORKING, told.get(2).standing());
    assertSame(BigDecimal.ZERO, told.get(2).filled());
  }

  @Test
  void aFillChangesThePositionThatIsTold() throws Exception {
    VenueOrder order = filling(id(1));
    connect();
    Optional<BigDecimal> before = held(order);

    venue.submit(order);
    awaitFull(order);

    BigDecimal change = order.side() == Side.BUY ? order.quantity() : order.quantity().negate();
    Optional<BigDecimal> after = held(order);
    assertEquals(before.isPresent(), after.isPresent());
    if (before.isPresent() && after.isPresent()) {
      assertSame(before.get().add(change), after.get());
    }
  }

  @Test
  void aQuestionIsAnsweredExactlyOnce() throws Exception {
    VenueOrder order = working(id(1));
    connect();

    UUID first = venue.send(order, List.of(order));
    UUID second = venue.send(order, List.of());
    assertNotEquals(first, second);
    venue.answer(first);
    venue.answer(second);
    venue.ask(order, List.of());

    assertEquals(1, venue.answers(first));
    assertEquals(1, venue.answers(second));
  }

  /** Every engine's temptation: where ids are not looked at, it is filled twice. */
  @Test
  void anIdThatIsSentTwiceIsFilledTwiceOnlyWhereTheContractSaysSo() throws Exception {
    VenueOrder order = filling(id(1));
    connect();
    venue.submit(order);
    awaitFull(order);
    Optional<BigDecimal> once = held(order);

    venue.submit(order);
    boolean isTakenAgain =
        Set.of(SameId.NOT_LOOKED_AT, SameId.REJECTED_WHILE_OPEN)
            .contains(venue.contract().sameId());
    if (isTakenAgain) {
      venue.await("the second fill", () -> venue.filled(order).compareTo(order.quantity()) > 0);
    }

    assertEquals(Standing.FILLED, standing(order).standing());
    assertSame(
        order.quantity().multiply(isTakenAgain ? BigDecimal.TWO : BigDecimal.ONE),
        venue.filled(order));
    assertEquals(
        isTakenAgain ? once.map(held -> held.multiply(BigDecimal.TWO)) : once, held(order));
  }

  @Test
  void aWorkingOrderIsChangedInPlaceOrStaysAsItIs() throws Exception {
    VenueOrder order = working(id(1));
    VenueOrder larger = larger(order);
    connect();
    venue.submit(order);
    venue.await(VenueReport.Acknowledged.class, order);

    venue.change(order, larger);

    boolean isMade = venue.contract().change() == Change.IN_PLACE;
    venue.await(isMade ? VenueReport.Changed.class : VenueReport.ChangeRejected.class, order);
    VenueOrder present = isMade ? larger : order;
    OrderStanding standing = standing(present);
    assertEquals(Standing.WORKING, standing.standing());
    assertSame(present.quantity(), standing.quantity().orElse(present.quantity()));
    venue.cancel(present);
    venue.await(VenueReport.Closed.class, present);
    assertEquals(List.of(), venue.fills(present));
  }

  @Test
  void aChangeOfAFilledOrUnknownOrderIsRefused() throws Exception {
    VenueOrder filled = filling(id(1));
    VenueOrder unknown = working(id(2));
    connect();
    venue.submit(filled);
    awaitFull(filled);

    venue.change(filled, larger(filled));
    venue.await(VenueReport.ChangeRejected.class, filled);
    venue.change(unknown, larger(unknown));
    venue.await(VenueReport.ChangeRejected.class, unknown);

    assertSame(filled.quantity(), venue.filled(filled));
  }

  private static VenueOrder larger(VenueOrder order) {
    return order
        .withQuantity(order.quantity().multiply(BigDecimal.TWO))
        .sentAs(Optional.of(new ClientOrderIds.Uuid().of(order.orderId(), 2)));
  }

  @Test
  void nothingIsSaidAfterTheEnd() throws Exception {
    VenueOrder order = filling(id(1));
    connect();
    venue.submit(order);
    awaitFull(order);
    venue.send(order, List.of(order));
    venue.close();
    long said = venue.said();

    VenueConversation next = new VenueConversation(patience());
    try {
      next.join(connect(next, venue.now()), venue.now());
      next.ask(order, List.of(order));
    } finally {
      next.close();
    }

    assertEquals(said, venue.said());
  }

  @Test
  void whatWorksGoesOnWorkingAfterTheEnd() throws Exception {
    VenueOrder order = working(id(1));
    connect();
    venue.submit(order);
    venue.await(VenueReport.Acknowledged.class, order);
    venue.close();

    connect();

    assertEquals(Standing.WORKING, standing(order).standing());
    venue.cancel(order);
    venue.await(VenueReport.Closed.class, order);
  }

  private void connect() throws Exception {
    venue.join(connect(venue, venue.now()), venue.now());
  }

  private void awaitFull(VenueOrder order) throws InterruptedException {
    venue.await(
        "the whole of " + order, () -> venue.filled(order).compareTo(order.quantity()) >= 0);
  }

  private OrderStanding standing(VenueOrder order) throws InterruptedException {
    List<OrderStanding> told = venue.ask(order, List.of(order)).orders();
    assertEquals(1, told.size());
    assertEquals(order.orderId(), told.getFirst().orderId());
    return told.getFirst();
  }

  /** What is held of an order's symbol; none if the venue tells no positions. */
  private Optional<BigDecimal> held(VenueOrder order) throws InterruptedException {
    VenueAnswer answer = venue.ask(order, List.of());
    return answer
        .holdings()
        .map(holdings ->
            holdings.stream()
                .filter(holding -> holding.symbol().equals(order.symbol()))
                .map(Holding::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static void assertSame(BigDecimal expected, BigDecimal actual) {
    assertEquals(0, expected.compareTo(actual), () -> actual + " instead of " + expected);
  }

  private static UUID id(long number) {
    return new UUID(0x5000L, Long.MIN_VALUE | number);
  }
}
