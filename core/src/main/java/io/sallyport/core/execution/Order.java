package io.sallyport.core.execution;

import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** One order, folded from its steps. It belongs to the thread that folds; a copy can be shown. */
public final class Order {
  /** Stands for the venue's id of an order that it told without one. */
  public static final String TOLD = "told when asked";

  private final OrderTicket ticket;
  private final List<OrderTrace> trace = new ArrayList<>();
  private final SortedSet<String> fillIds = new TreeSet<>();
  private final SortedSet<OrderFlag> flags = new TreeSet<>();

  private Stage stage = Stage.SUBMITTED;
  private int attempts;
  private LogicalTime firstSentAt;
  private LogicalTime lastSentAt;
  private boolean notTaken;
  private boolean over;
  private boolean closed;
  private Optional<String> venueOrderId = Optional.empty();
  private BigDecimal filled = BigDecimal.ZERO;
  private BigDecimal cost = BigDecimal.ZERO;
  private Amounts fees = Amounts.NONE;
  private BigDecimal toldThrough = BigDecimal.ZERO;
  private final Claim claim = new Claim();
  private Optional<Said> said = Optional.empty();
  private boolean told;
  private Optional<Cancel> cancel = Optional.empty();
  private int cancels;
  private Optional<UUID> question = Optional.empty();
  private Optional<LogicalTime> lastAsked = Optional.empty();
  private Optional<LogicalTime> askAt = Optional.empty();
  private Slippage slippage = Slippage.UNKNOWN;
  private ProtectivePrices prices = ProtectivePrices.NONE;
  private VenueOrder present;
  private final List<String> sentAs = new ArrayList<>();
  private Optional<Change> change = Optional.empty();
  private int changes;
  private boolean changeable = true;
  private Optional<BigDecimal> restated = Optional.empty();
  private boolean suspended;

  /** A change that was sent, and that the venue has not answered: how it is wanted, and when. */
  public record Change(VenueOrder to, LogicalTime at) {}

  /** A cancel that was sent: why, and when. */
  public record Cancel(CancelCause cause, LogicalTime at) {}

  Order(OrderTicket ticket, LogicalTime at) {
    this.ticket = ticket;
    this.present = ticket.order();
    this.sentAs.add(present.clientOrderId());
    this.firstSentAt = at;
    this.lastSentAt = at;
  }

  void apply(OrderStep step, LogicalTime at) {
    trace.add(new OrderTrace(at, step));
    switch (step) {
      case OrderStep.Submitted _ -> attempts = 1;
      case OrderStep.Withheld withheld -> end(withheld.stage());
      case OrderStep.SentAgain again -> {
        attempts = again.attempt();
        lastSentAt = at;
        notTaken = false;
      }
      case OrderStep.Reported(VenueReport.OnOrder report) -> take(report, at);
      case OrderStep.FillBooked booked -> take(booked, at);
      case OrderStep.CancelSent sent -> {
        cancel = Optional.of(new Cancel(sent.cause(), at));
        cancels++;
        askAt = Optional.of(cancelAnswerBy(at));
      }
      case OrderStep.ChangeSent sent -> {
        change = Optional.of(new Change(sent.to(), at));
        sentAs.add(sent.to().clientOrderId());
        changes++;
      }
      case OrderStep.Flagged flagged -> flags.add(flagged.flag());
      case OrderStep.Unresolved _ -> {
        stage = Stage.UNRESOLVED;
        askAt = Optional.empty();
      }
      case OrderStep.Ended ended -> {
        end(ended.stage());
        slippage = ended.slippage();
      }
      case OrderStep.Refused(VenueReport.OnOrder report, String _) -> {
        hear(report);
        claim(report, at);
      }
    }
  }

  private void end(Stage last) {
    stage = last;
    over = true;
    notTaken = false;
    askAt = isInDoubt() ? askAt : Optional.empty();
    change = Optional.empty();
  }

  /** What the venue itself says of what a person said is heard once. */
  private void hear(VenueReport.OnOrder report) {
    if (report instanceof VenueReport.Filled(var _, Fill fill)
        && said.isPresent()
        && fillIds.add(fill.fillId())) {
      said = said.map(word -> word.heard(fill));
    }
  }

  /** What a report claims beyond the book is asked about. */
  private void claim(VenueReport.OnOrder report, LogicalTime at) {
    if (claim.take(report, filled, ticket.order().quantity(), toldThrough) && isInDoubt()) {
      askAt = Optional.of(at);
    }
  }

  private LogicalTime cancelAnswerBy(LogicalTime sentAt) {
    LogicalTime answered = sentAt.plus(EngineTimes.CANCEL_WAIT);
    LogicalTime latest = firstSentAt.plus(EngineTimes.RECONCILE_BY);
    return role() == OrderRole.PLANNED
            && latest.compareTo(sentAt) > 0
            && latest.compareTo(answered) < 0
        ? latest
        : answered;
  }

  private void take(VenueReport.OnOrder report, LogicalTime at) {
    switch (report) {
      case VenueReport.Acknowledged taken -> {
        venueOrderId = Optional.of(taken.venueOrderId());
        notTaken = false;
        if (stage == Stage.SUBMITTED) {
          stage = Stage.PENDING;
        }
      }
      case VenueReport.NotTaken _ -> notTaken = true;
      case VenueReport.Closed _ -> {
        boolean isAskedAlready = over && question.isPresent();
        over = true;
        closed = true;
        claim(report, at);
        if (!isAskedAlready && (role() == OrderRole.PLANNED || isClosedByItself())) {
          askAt = Optional.of(at);
        }
      }
      case VenueReport.Doubtful _, VenueReport.FillDisputed _ -> askAt = Optional.of(at);
      case VenueReport.Changed changed -> take(changed);
      case VenueReport.ChangeRejected _ -> {
        change = Optional.empty();
        changeable = false;
      }
      case VenueReport.Restated said -> {
        restated = said.leaves();
        suspended = said.suspended();
      }
      case VenueReport.FillUnclear _ -> {
        claim(report, at);
        askAt = Optional.of(at);
      }
      case VenueReport.Filled _,
          VenueReport.Rejected _,
          VenueReport.CancelRejected _,
          VenueReport.Noted _ -> {}
    }
  }

  /** What the report does not say of prices and id is as it was asked for. */
  private void take(VenueReport.Changed changed) {
    VenueOrder to = change.map(Change::to).orElse(present);
    present =
        to.with(
            changed.quantity(),
            changed.limitPrice().or(to::limitPrice),
            changed.stopPrice().or(to::stopPrice));
    change = Optional.empty();
    restated = Optional.empty();
    suspended = false;
  }

  /** Protection that nobody asked to be cancelled is over. */
  private boolean isClosedByItself() {
    return isProtective() && cancel.isEmpty();
  }

  private void take(OrderStep.FillBooked booked, LogicalTime at) {
    Fill fill = booked.fill();
    told = booked.source() == OrderStep.Source.ANSWERED;
    if (booked.source() == OrderStep.Source.ANSWERED) {
      toldThrough = toldThrough.max(fill.cumulative());
    } else if (booked.source() == OrderStep.Source.RESOLVED) {
      said = Optional.of(new Said(fill.quantity(), fill.price(), List.of()));
    }
    fillIds.add(fill.fillId());
    filled = Decimals.normal(filled.add(fill.quantity()));
    cost = cost.add(fill.quantity().multiply(fill.price()));
    fees = feesWith(fill);
    restated = restated.map(left -> left.subtract(fill.quantity()).max(BigDecimal.ZERO));
    notTaken = false;
    if (stage.isOpen()) {
      stage = Stage.PARTIALLY_FILLED;
    }
    claim.count(fill.cumulative());
    if (booked.source() == OrderStep.Source.REPORTED && isInDoubt()) {
      askAt = Optional.of(at);
    }
  }

  /** The venue told, when it was asked, how much of it is filled, and its own id of it. */
  void told(OrderStanding standing) {
    if (standing.standing() != VenueAnswer.Standing.NOT_FOUND) {
      claim.settle(standing.filled());
      venueOrderId = venueOrderId.filter(id -> !id.equals(TOLD)).or(standing::venueOrderId);
    }
  }

  /** Whether the venue claims another filled quantity than is booked. */
  public boolean isInDoubt() {
    return claim.isMade() && claim.quantity().compareTo(filled) != 0;
  }

  /** How much more the venue claims to be filled, or may mean to, than is booked; 0 or more. */
  public BigDecimal unbooked() {
    return claim.isMade()
        ? claim.quantity().subtract(filled).max(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  /** It is asked about: whatever was to be asked is. */
  void asked(UUID open) {
    question = Optional.of(open);
    askAt = Optional.empty();
  }

  /** The question about it is no longer open. What happened since it was asked is still to be. */
  void unasked(LogicalTime at) {
    question = Optional.empty();
    lastAsked = Optional.of(at);
  }

  /**
   * When it is asked about again if an answer did not settle it: a safety-sell in time for 31 s.
   */
  LogicalTime askAgainAt(LogicalTime now) {
    LogicalTime limit = firstSentAt.plus(EngineTimes.LIMIT);
    return role() == OrderRole.SAFETY_SELL && now.compareTo(limit) < 0
        ? limit
        : firstSentAt.plus(EngineTimes.RECONCILE_BY);
  }

  /** It is not asked about, because that is of no use. */
  void notAsked() {
    askAt = Optional.empty();
  }

  /** It is to be asked about at a time. */
  void askAt(LogicalTime at) {
    askAt = Optional.of(at);
  }

  /** What is on record of it when it is sent. */
  public OrderTicket ticket() {
    return ticket;
  }

  /** Its id. */
  public UUID id() {
    return ticket.orderId();
  }

  /** What it is for. */
  public OrderRole role() {
    return ticket.order().role();
  }

  /** How far it has come. */
  public Stage stage() {
    return stage;
  }

  /** Whether the newest fill is known from the answer to a question. */
  boolean isTold() {
    return told;
  }

  /** How often it was sent. */
  public int attempts() {
    return attempts;
  }

  /** How often it was asked to be cancelled. */
  public int cancels() {
    return cancels;
  }

  /** When it was sent first. */
  public LogicalTime firstSentAt() {
    return firstSentAt;
  }

  /** When it was sent last. */
  public LogicalTime lastSentAt() {
    return lastSentAt;
  }

  /** Whether the venue provably does not have it, and it has not been sent again. */
  public boolean isNotTaken() {
    return notTaken;
  }

  /** Whether the venue said that it is over, or it has ended. */
  public boolean isOver() {
    return over;
  }

  /** Whether the venue was heard to have taken it: it said so, filled it, or closed it. */
  public boolean isKnownTaken() {
    return venueOrderId.isPresent() || filled.signum() > 0 || closed;
  }

  /** All its names at the venue. */
  public OrderName name() {
    return new OrderName(
        id(), List.copyOf(sentAs), venueOrderId.filter(known -> !known.equals(TOLD)));
  }

  /** The venue's own id of it. */
  public Optional<String> venueOrderId() {
    return venueOrderId;
  }

  /** How much of it is filled. */
  public BigDecimal filled() {
    return filled;
  }

  /** It as it lies at the venue by what the venue last confirmed. */
  public VenueOrder present() {
    return present;
  }

  /** How much of it is not filled. */
  public BigDecimal leaves() {
    return Decimals.normal(present.quantity().subtract(filled));
  }

  /** How much of it could still be filled at most, whatever becomes of a change that was sent. */
  public BigDecimal mostLeaves() {
    BigDecimal most =
        change.map(sent -> sent.to().quantity().max(present.quantity())).orElse(present.quantity());
    return Decimals.normal(most.subtract(filled).max(BigDecimal.ZERO));
  }

  /**
   * How much of it rests at the venue for certain: taken, not held back, as small as the venue says
   * or a change that was sent may have made it; nothing once a cancel was sent.
   */
  public BigDecimal resting() {
    boolean rests =
        (stage == Stage.PENDING || stage == Stage.PARTIALLY_FILLED)
            && !suspended
            && !over
            && cancel.isEmpty();
    if (!rests) {
      return BigDecimal.ZERO;
    }
    BigDecimal least =
        change.map(sent -> sent.to().quantity().min(present.quantity())).orElse(present.quantity());
    BigDecimal leaves = least.subtract(filled).max(BigDecimal.ZERO);
    return Decimals.normal(restated.map(leaves::min).orElse(leaves));
  }

  /** How much of it can still be filled, if the venue made it smaller by itself: so much. */
  public BigDecimal realLeaves() {
    return restated.map(leaves()::min).orElseGet(this::leaves);
  }

  /** Whether it lies at the venue otherwise than we know how to put right by ourselves. */
  boolean isStuck() {
    return stage == Stage.UNRESOLVED || suspended || (over && isClosedByItself());
  }

  /** Whether the venue made it smaller by itself. */
  public boolean isRestatedSmaller() {
    return restated.filter(left -> left.compareTo(leaves()) < 0).isPresent();
  }

  /** Whether the venue holds it back. */
  public boolean isSuspended() {
    return suspended;
  }

  /** The change that was sent and is not answered. */
  public Optional<Change> change() {
    return change;
  }

  /** How often it was asked to be changed. */
  public int changes() {
    return changes;
  }

  /** Whether the venue never refused to change it. */
  public boolean isChangeable() {
    return changeable;
  }

  /** Whether it is filled in full. */
  public boolean isFilled() {
    return leaves().signum() <= 0;
  }

  /** The sum of its fills' quantity × price. */
  public BigDecimal cost() {
    return cost;
  }

  /** Its average fill price, {@code HALF_EVEN} at 12 places; none while nothing is filled. */
  public Optional<BigDecimal> averagePrice() {
    return averageOf(cost, filled);
  }

  /** The average price of a quantity that cost so much; none of nothing. */
  public static Optional<BigDecimal> averageOf(BigDecimal cost, BigDecimal quantity) {
    return quantity.signum() == 0
        ? Optional.empty()
        : Optional.of(
            Decimals.normal(
                cost.divide(quantity, Decimals.AVERAGE_PLACES, RoundingMode.HALF_EVEN)));
  }

  /** The fees that the venue reported, each currency by itself. */
  public Amounts fees() {
    return fees;
  }

  /** The fees that the venue reported, with those of one more fill. */
  public Amounts feesWith(Fill fill) {
    return fill.fee().map(fee -> fees.plus(fill.feeCurrency(), fee)).orElse(fees);
  }

  /** The stage in which it ends if it is over and not filled: by its cancel, or without one. */
  public Stage stageWithoutFill() {
    return cancel.map(sent -> sent.cause().stage()).orElse(Stage.FAILED);
  }

  /** The newest cancel that was sent. */
  public Optional<Cancel> cancel() {
    return cancel;
  }

  /** Whether it protects, and was cancelled because it no longer fitted the position. */
  public boolean isTakenAway() {
    return cancel.filter(sent -> sent.cause() == CancelCause.PROTECTION).isPresent();
  }

  /** The question about it that is open. */
  public Optional<UUID> question() {
    return question;
  }

  /** When the venue is to be asked about it. */
  public Optional<LogicalTime> askAt() {
    return askAt;
  }

  /** How its fills lie to the price that was expected. */
  public Slippage slippage() {
    return slippage;
  }

  void protectedAt(ProtectivePrices where) {
    prices = where;
  }

  /** Where the protection of what it opened lies; nowhere if it opened nothing. */
  public ProtectivePrices prices() {
    return prices;
  }

  /** What a person should know of it. */
  public SortedSet<OrderFlag> flags() {
    return Collections.unmodifiableSortedSet(flags);
  }

  /** Every step so far, with its time. */
  public List<OrderTrace> trace() {
    return List.copyOf(trace);
  }

  /** Whether a fill was counted already, under its id or in what an answer told. */
  public boolean knows(Fill fill) {
    boolean isTold = toldThrough.signum() > 0 && fill.cumulative().compareTo(toldThrough) <= 0;
    return fillIds.contains(fill.fillId()) || isTold;
  }

  /** What a person said was filled, if one did, with what the venue said of it since. */
  public Optional<Said> said() {
    return said;
  }

  /** Whether what a report means that cannot be read in full is known already. */
  public boolean knows(VenueReport.FillUnclear unclear) {
    boolean isTold =
        toldThrough.signum() > 0
            && unclear
                .told()
                .cumulative()
                .filter(all -> all.compareTo(toldThrough) <= 0)
                .isPresent();
    return fillIds.contains(unclear.fillId()) || isTold || claim.knows(unclear.fillId());
  }

  /** How much of it the venue claims to be filled; 0 while it claims nothing. */
  public BigDecimal claimed() {
    return claim.quantity();
  }

  /** The book that its fills change. */
  public PositionKey positionKey() {
    return ticket.positionKey();
  }

  /** A quantity of it with the sign of its side. */
  public BigDecimal signed(BigDecimal quantity) {
    return PositionBooks.signed(ticket.order().side(), quantity);
  }

  /** Whether nothing more is to be done about it for now: its end is known, or that it is not. */
  public boolean isSettled() {
    return !stage.isOpen() && question.isEmpty() && askAt.isEmpty();
  }

  /**
   * What is to be done about it next, and when, if nothing else happens.
   *
   * @param mayAsk whether the venue can be asked about it: not while a question is open
   */
  Optional<Duty> duty(boolean mayAsk) {
    if (askAt.isPresent() && !notTaken && mayAsk) {
      return earlier(limit(), new Duty(askAt.get(), Duty.Kind.ASK));
    }
    if (!stage.isOpen()) {
      return Optional.empty();
    }
    if (notTaken) {
      return Optional.of(retry());
    }
    return limit().or(() -> mayAsk ? unansweredDuty() : Optional.empty());
  }

  /** Whether it is to be asked about by now. */
  public boolean isToBeAsked(LogicalTime now) {
    return duty(true)
        .filter(duty -> duty.kind() == Duty.Kind.ASK && duty.at().compareTo(now) <= 0)
        .isPresent();
  }

  private Optional<Duty> limit() {
    boolean limited = role() == OrderRole.PLANNED && stage.isOpen() && !over && !notTaken;
    return limited && cancel.isEmpty()
        ? Optional.of(new Duty(firstSentAt.plus(EngineTimes.LIMIT), Duty.Kind.CANCEL_AT_LIMIT))
        : Optional.empty();
  }

  private Optional<Duty> unansweredDuty() {
    if (question.isPresent() || over) {
      return Optional.empty();
    }
    if (role() == OrderRole.SAFETY_SELL) {
      return Optional.of(new Duty(firstSentAt.plus(EngineTimes.LIMIT), Duty.Kind.ASK));
    }
    return isProtective() && (stage == Stage.SUBMITTED || change.isPresent()) && cancel.isEmpty()
        ? Optional.of(new Duty(legAskedAt(), Duty.Kind.ASK))
        : Optional.empty();
  }

  /**
   * New or changed protection is asked about after a second, and then at the pace of a venue that
   * is gone.
   */
  private LogicalTime legAskedAt() {
    LogicalTime sentAt = change.map(Change::at).orElse(lastSentAt);
    return lastAsked
        .filter(at -> at.compareTo(sentAt) > 0)
        .map(at -> at.plus(EngineTimes.BREAKER_PAUSE))
        .orElseGet(() -> sentAt.plus(EngineTimes.CANCEL_WAIT));
  }

  private Duty retry() {
    LogicalTime limit = firstSentAt.plus(EngineTimes.LIMIT);
    LogicalTime again = lastSentAt.plus(EngineTimes.RETRY_PAUSE);
    if (cancel.isPresent()) {
      return new Duty(cancel.get().at(), Duty.Kind.GIVE_UP);
    }
    if (again.compareTo(limit) < 0) {
      return new Duty(again, Duty.Kind.SEND_AGAIN);
    }
    return isProtective()
        ? new Duty(lastSentAt.plus(EngineTimes.BREAKER_PAUSE), Duty.Kind.SEND_AGAIN)
        : new Duty(limit, Duty.Kind.GIVE_UP);
  }

  private static Optional<Duty> earlier(Optional<Duty> one, Duty other) {
    return one.filter(duty -> duty.at().compareTo(other.at()) <= 0).or(() -> Optional.of(other));
  }

  /** Something to be done about an order. */
  public record Duty(LogicalTime at, Kind kind) {
    /** What. */
    public enum Kind {
      /** The 30 s are over: cancel. */
      CANCEL_AT_LIMIT,
      /** The venue provably never took it: send it again. */
      SEND_AGAIN,
      /** The venue provably never took it, and there is no time left. */
      GIVE_UP,
      /** Ask the venue about it. */
      ASK
    }
  }

  /** Whether it protects. */
  public boolean isProtective() {
    return role() == OrderRole.STOP_LOSS || role() == OrderRole.TAKE_PROFIT;
  }
}
