package io.sallyport.core.reconcile;

import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Protection;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.execution.Trading;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds a venue's answer on one symbol against orders, protection and book. Pure. */
public final class Reconciler {
  private static final BigDecimal SIZE_TOLERANCE = new BigDecimal("0.001");

  private final Trading trading;
  private final Inquiry inquiry;
  private final VenueAnswer answer;
  private final Symbol symbol;
  private final Optional<Instrument> instrument;
  private final SortedSet<MismatchKind> kinds = new TreeSet<>();
  private final List<String> differences = new ArrayList<>();

  private Reconciler(
      Trading trading,
      Inquiry inquiry,
      VenueAnswer answer,
      Symbol symbol,
      Optional<Instrument> instrument) {
    this.trading = trading;
    this.inquiry = inquiry;
    this.answer = answer;
    this.symbol = symbol;
    this.instrument = instrument;
  }

  /**
   * Judges an answer.
   *
   * @param symbol the symbol that is judged
   * @param instrument what the venue says of it
   * @param book what the book holds once the answer's own news is booked
   * @param othersOpen whether another order of the account and symbol is open, so that positions
   *     cannot be compared
   */
  public static Reconciliation judge(
      Trading trading,
      Inquiry inquiry,
      VenueAnswer answer,
      Symbol symbol,
      Optional<Instrument> instrument,
      BigDecimal book,
      boolean othersOpen) {
    return new Reconciler(trading, inquiry, answer, symbol, instrument).judge(book, othersOpen);
  }

  private Reconciliation judge(BigDecimal book, boolean othersOpen) {
    answer.orders().forEach(this::compare);
    trading.protections().of(key()).stream().filter(this::isAskedAbout).forEach(this::compare);
    Optional<BigDecimal> held = answer.holdings().map(this::holding);
    boolean compared = held.isPresent() && !othersOpen;
    if (compared) {
      compare(book, held.get());
    }
    return new Reconciliation(
        inquiry.question().questionId(),
        inquiry.question().clientId(),
        inquiry.venue(),
        symbol,
        inquiry.about(),
        kinds.isEmpty() ? List.of(MismatchKind.MATCHED) : List.copyOf(kinds),
        differences,
        book,
        held,
        compared);
  }

  private BigDecimal holding(List<Holding> holdings) {
    return holdings.stream()
        .filter(holding -> holding.symbol().equals(symbol))
        .map(Holding::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void compare(OrderStanding standing) {
    trading
        .find(standing.orderId())
        .filter(order -> order.ticket().order().symbol().equals(symbol))
        .ifPresent(order -> {
          if (order.isProtective()) {
            compareLeg(order, standing);
          } else {
            compareOrder(order, standing);
          }
        });
  }

  /** More than we know of is booked before this is asked; less is a contradiction. */
  private void compareOrder(Order order, OrderStanding standing) {
    BigDecimal off = order.filled().subtract(standing.filled());
    if (off.signum() > 0 && !isTolerated(off)) {
      found(
          MismatchKind.MISMATCH,
          "order %s: %s filled by our record, %s at the venue"
              .formatted(
                  order.id(), Decimals.plain(order.filled()), Decimals.plain(standing.filled())));
    }
  }

  private void compareLeg(Order leg, OrderStanding standing) {
    if (!leg.stage().isOpen() || leg.cancel().isPresent()) {
      return;
    }
    boolean lies =
        standing.standing() == Standing.WORKING || standing.standing() == Standing.SUSPENDED;
    boolean gone = !lies && standing.filled().signum() == 0;
    if (gone) {
      found(
          MismatchKind.MISSING_SL_TP,
          "%s %s does not lie at the venue: %s"
              .formatted(leg.role(), leg.id(), standing.standing()));
    } else if (leg.stage() != Stage.SUBMITTED) {
      compareLegPrice(leg, standing);
      compareLegQuantity(leg, standing);
    }
  }

  private void compareLegPrice(Order leg, OrderStanding standing) {
    BigDecimal ours = leg.present().price();
    Optional<BigDecimal> theirs = standing.stopPrice().or(standing::limitPrice);
    if (leg.change().isEmpty() && theirs.filter(at -> differs(leg, ours, at)).isPresent()) {
      found(
          MismatchKind.MISMATCH,
          "%s %s lies at %s, not at %s"
              .formatted(leg.role(), leg.id(), Decimals.plain(theirs.get()), Decimals.plain(ours)));
    }
  }

  /** What the venue made smaller, or holds back, does not protect what it should. */
  private void compareLegQuantity(Order leg, OrderStanding standing) {
    BigDecimal filled = standing.filled().max(leg.filled());
    BigDecimal ours = leg.present().quantity();
    Optional<BigDecimal> theirs = standing.quantity().filter(told -> leg.change().isEmpty());
    if (standing.standing() == Standing.SUSPENDED) {
      found(
          MismatchKind.MISSING_SL_TP,
          "%s %s is held back by the venue".formatted(leg.role(), leg.id()));
    } else if (theirs.filter(told -> isSmaller(told, ours)).isPresent()) {
      found(
          MismatchKind.MISSING_SL_TP,
          "%s %s lies there for %s, not for %s"
              .formatted(
                  leg.role(),
                  leg.id(),
                  Decimals.plain(theirs.get().subtract(filled)),
                  Decimals.plain(ours.subtract(filled))));
    }
  }

  private boolean isSmaller(BigDecimal theirs, BigDecimal ours) {
    BigDecimal off = ours.subtract(theirs);
    return off.signum() > 0 && !isTolerated(off);
  }

  /** Protective prices are compared to the tick; exactly where none is known. */
  private boolean differs(Order leg, BigDecimal ours, BigDecimal theirs) {
    BigDecimal off = ours.subtract(theirs).abs();
    Optional<BigDecimal> tick =
        instrument
            .flatMap(Instrument::tick)
            .or(() ->
                leg.ticket()
                    .parent()
                    .flatMap(trading::find)
                    .flatMap(parent -> parent.ticket().planned())
                    .flatMap(OrderTicket.Planned::tick));
    return tick.map(step -> off.compareTo(step) >= 0).orElse(off.signum() != 0);
  }

  /** The protection of the order asked about; of everything, where a person asks. */
  private boolean isAskedAbout(Protection protection) {
    return inquiry.about().filter(id -> !id.equals(protection.id())).isEmpty();
  }

  private void compare(Protection protection) {
    for (OrderRole role : protection.missing()) {
      found(
          MismatchKind.MISSING_SL_TP,
          "order %s has no %s at the venue".formatted(protection.id(), role));
    }
  }

  private PositionKey key() {
    return PositionKey.live(inquiry.question().clientId(), inquiry.venue(), symbol);
  }

  private void compare(BigDecimal book, BigDecimal held) {
    BigDecimal off = book.subtract(held).abs();
    if (!isTolerated(off)) {
      found(
          kind(book, held),
          "position of %s: %s in the book, %s at the venue"
              .formatted(symbol, Decimals.plain(book), Decimals.plain(held)));
    }
  }

  private static MismatchKind kind(BigDecimal book, BigDecimal held) {
    if (book.signum() == 0) {
      return MismatchKind.PHANTOM_POSITION;
    }
    return held.signum() == 0 ? MismatchKind.MISSING_POSITION : MismatchKind.MISMATCH;
  }

  /** Up to 0.001, and less than a lot. */
  private boolean isTolerated(BigDecimal off) {
    return off.compareTo(SIZE_TOLERANCE) <= 0
        && lot().filter(lot -> off.compareTo(lot) >= 0).isEmpty();
  }

  private Optional<BigDecimal> lot() {
    return instrument.flatMap(Instrument::lot).or(this::plannedLot);
  }

  private Optional<BigDecimal> plannedLot() {
    return answer.orders().stream()
        .flatMap(standing -> trading.find(standing.orderId()).stream())
        .flatMap(order -> order.ticket().planned().stream())
        .map(planned -> planned.terms())
        .flatMap(terms -> lot(terms).stream())
        .findFirst();
  }

  private static Optional<BigDecimal> lot(OrderIntent.Terms terms) {
    return terms.lot();
  }

  private void found(MismatchKind kind, String difference) {
    kinds.add(kind);
    differences.add(difference);
  }

  /** The book that a reconciliation is about. */
  public static PositionKey key(Reconciliation reconciliation) {
    return PositionKey.live(
        reconciliation.clientId(), reconciliation.venue(), reconciliation.symbol());
  }
}
