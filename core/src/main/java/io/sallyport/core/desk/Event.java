package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.SafetySell;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.WholeReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Reconciliation;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happened. The state is only ever what events made it. */
public sealed interface Event {

  /** A home was made: always the journal's first event. */
  record HomeCreated(HomeId homeId, TimeSource timeSource, boolean fourEyes) implements Event {}

  /** A season came into being. */
  record SeasonOpened(SeasonId seasonId, ClientId clientId, Reason reason) implements Event {}

  /** A season was frozen. */
  record SeasonFrozen(SeasonId seasonId, Reason reason) implements Event {}

  /** A season was unfrozen. */
  record SeasonUnfrozen(SeasonId seasonId, Reason reason) implements Event {}

  /** A plan was created or moved on; the line is what its season's ledger gets. */
  record PlanTransitioned(ExecutionEvent line) implements Event {}

  /** A plan was validated. */
  record PlanValidated(ValidationReport report) implements Event {}

  /** A plan was executed, or blocked. */
  record PlanExecuted(ExecutionResult result) implements Event {}

  /** An intent got its outcome on a plane. */
  record OutcomeRecorded(ExecutionOutcome outcome) implements Event {}

  /** A forensic snapshot was taken. */
  record SnapshotTaken(SnapshotRef snapshotRef) implements Event {}

  /** A kill switch was set, by a person or by a limit that was reached. */
  record KillSwitchSet(
      KillSwitchType killSwitch, KillSwitchScope scope, KillSwitchState state, Reason reason)
      implements Event {}

  /**
   * A tenant's active plane was selected.
   *
   * @param venue the LIVE venue; none for PAPER
   * @param account the account there; none for PAPER
   * @param leavesOpen whether what was open on the plane before may stay so
   */
  record PlaneSelected(
      ClientId clientId,
      Optional<VenueId> venue,
      Optional<AccountId> account,
      boolean leavesOpen,
      Reason reason)
      implements Event {}

  /** A LIVE run began: every guard had passed. */
  record RunStarted(LiveRun run) implements Event {}

  /** A LIVE run ended. */
  record RunEnded(UUID runId, ExecutionResult result) implements Event {}

  /** An order took a step. */
  record OrderStepped(OrderStep step) implements Event {}

  /**
   * The protection of a position gives way to an order that will reduce it.
   *
   * @param change by how much it will, signed; empty on record of versions that took all away
   */
  record ProtectionGaveWay(
      ClientId clientId, VenueId venue, Symbol symbol, UUID reducer, Optional<BigDecimal> change)
      implements Event {
    public ProtectionGaveWay {
      change = change.map(Decimals::normal);
    }
  }

  /**
   * A protective order is not sent, because it cannot be had: there is no price for it, or its
   * venue takes no such orders.
   *
   * @param parent what it would have protected: a planned order, or what a person did
   * @param elsewhere whether the tenant's setting says that it is protected outside
   */
  record ProtectionWithheld(UUID parent, OrderRole role, String why, boolean elsewhere)
      implements Event {}

  /**
   * Nothing protects a part of a position, and it is not just on its way: LIVE is refused there.
   */
  record PositionBare(
      ClientId clientId, VenueId venue, Symbol symbol, BigDecimal quantity, String why)
      implements Event {
    public PositionBare {
      quantity = Decimals.normal(quantity);
    }
  }

  /** A position that was bare is covered again. */
  record PositionCovered(ClientId clientId, VenueId venue, Symbol symbol) implements Event {}

  /**
   * A person has a part of a position protected.
   *
   * @param parent what the protective orders belong to from now on
   * @param quantity how much of what was bare is protected by it; 0 where only prices move
   * @param replaces whose protection lies there from now on; empty with a quantity of 0: all of it
   * @param despite an unresolved order that is not counted as taking anything off any more
   */
  record ProtectionPlaced(
      ClientId clientId,
      VenueId venue,
      AccountId account,
      Symbol symbol,
      UUID parent,
      Side closing,
      BigDecimal quantity,
      Optional<BigDecimal> stopLoss,
      Optional<BigDecimal> takeProfit,
      Optional<UUID> replaces,
      Optional<UUID> despite,
      Reason reason)
      implements Event {
    public ProtectionPlaced {
      quantity = Decimals.normal(quantity);
      stopLoss = stopLoss.map(Decimals::normal);
      takeProfit = takeProfit.map(Decimals::normal);
    }
  }

  /** A person protects what is bare outside. */
  record ProtectedElsewhere(
      ClientId clientId, VenueId venue, Symbol symbol, BigDecimal quantity, Reason reason)
      implements Event {
    public ProtectedElsewhere {
      quantity = Decimals.normal(quantity);
    }
  }

  /** A position on paper is taken off for safety; its outcome follows. */
  record SafetySoldOnPaper(
      ClientId clientId, Symbol symbol, UUID orderId, BigDecimal quantity, Reason reason)
      implements Event {
    public SafetySoldOnPaper {
      quantity = Decimals.normal(quantity);
    }
  }

  /**
   * It was looked into whether anything is in doubt before a safety-sell.
   *
   * @param question what was asked, if something is
   */
  record SafetySellLookedInto(UUID orderId, Optional<UUID> question) implements Event {}

  /** A safety-sell was asked for. */
  record SafetySellBegan(SafetySell sell, Reason reason) implements Event {}

  /** A venue is asked. */
  record VenueAsked(Inquiry inquiry) implements Event {}

  /** A venue answered. */
  record VenueAnswered(UUID questionId, VenueAnswer answer) implements Event {}

  /**
   * A question got no answer.
   *
   * @param isRefused whether the venue itself said that it gives none, and so can be reached;
   *     absent where it did not
   */
  record VenueUnanswered(UUID questionId, String why, Optional<Boolean> isRefused)
      implements Event {
    /** Nobody answered, or the question could not be sent. */
    public VenueUnanswered(UUID questionId, String why) {
      this(questionId, why, Optional.empty());
    }
  }

  /**
   * Something of a book is in doubt: the venue is to be asked as soon as no question about the book
   * is open (SPEC 17, when in doubt).
   *
   * @param orders the orders in doubt; none where it is the book as a whole
   * @param isLasting whether the book is asked about again until there is an answer
   * @param why in words
   */
  record Doubted(
      ClientId clientId,
      VenueId venue,
      Symbol symbol,
      List<UUID> orders,
      boolean isLasting,
      String why)
      implements Event {
    public Doubted {
      orders = List.copyOf(orders);
    }

    /** The book. */
    public PositionKey positionKey() {
      return PositionKey.live(clientId, venue, symbol);
    }
  }

  /**
   * Something of a book was to be asked about and is not: its venue cannot be asked, or its last
   * word settles it (SPEC 15).
   *
   * @param orders the orders that were to be asked about
   * @param why in words
   */
  record NotAsked(ClientId clientId, VenueId venue, Symbol symbol, List<UUID> orders, String why)
      implements Event {
    public NotAsked {
      orders = List.copyOf(orders);
    }

    /** The book. */
    public PositionKey positionKey() {
      return PositionKey.live(clientId, venue, symbol);
    }
  }

  /** An answer was held against our own record. */
  record Reconciled(Reconciliation reconciliation) implements Event {}

  /** LIVE is refused on a symbol until somebody settles what is unresolved. */
  record Blocked(Block block) implements Event {}

  /**
   * A person resolved a position.
   *
   * @param resolution how
   * @param before what the book held
   * @param after what it holds now
   * @param price the price of the difference, if a person said one
   */
  record PositionResolved(
      ClientId clientId,
      VenueId venue,
      Symbol symbol,
      Resolution resolution,
      BigDecimal before,
      BigDecimal after,
      Optional<BigDecimal> price,
      Reason reason)
      implements Event {
    public PositionResolved {
      before = Decimals.normal(before);
      after = Decimals.normal(after);
      price = price.map(Decimals::normal);
    }
  }

  /** How a person resolves a position. */
  enum Resolution {
    /** The venue is right: the book takes its position over. */
    ADOPT_VENUE,
    /** The book is right. */
    KEEP_BOOK
  }

  /** A person said what became of an UNRESOLVED order; the order's own steps follow. */
  record OrderResolved(UUID orderId, BigDecimal filled, Reason reason) implements Event {
    public OrderResolved {
      filled = Decimals.normal(filled);
    }
  }

  /** A person asked for an order to be cancelled. */
  record CancelAsked(UUID orderId, Reason reason) implements Event {}

  /**
   * The home's time jumped forward to the wall clock, which it was more than 5 s behind (SPEC 9).
   *
   * @param from what it was
   * @param to what it is now
   */
  record ClockJumped(LogicalTime from, LogicalTime to) implements Event {}

  /**
   * An operator accepted how far the home's time is ahead of the wall clock.
   *
   * @param wall what the wall clock showed
   */
  record ClockAccepted(LogicalTime wall, Reason reason) implements Event {}

  /** A venue can be reached. */
  record VenueConnected(VenueId venue) implements Event {}

  /** A venue cannot be reached. */
  record VenueDisconnected(VenueId venue, String why) implements Event {}

  /**
   * A venue spoke of something that is no order of ours, or of a question that is not open.
   *
   * @param unassigned what is kept of a report that could be assigned to no order
   */
  record ReportRefused(VenueId venue, String what, Optional<Unassigned> unassigned)
      implements Event {
    /** Something of which the words are all there is. */
    public ReportRefused(VenueId venue, String what) {
      this(venue, what, Optional.empty());
    }
  }

  /**
   * A report that could be assigned to no order of ours (SPEC 17, strays).
   *
   * @param whole the report as it came, if it came as one
   * @param symbol the symbol that it names, if it does
   * @param account the account that it names, if it does
   * @param blocks the books that it blocks; none if it moves no position
   */
  record Unassigned(
      Optional<WholeReport> whole,
      Optional<Symbol> symbol,
      Optional<AccountId> account,
      List<PositionKey> blocks) {
    public Unassigned {
      blocks = List.copyOf(blocks);
    }
  }

  /** Something happened in the harness. */
  record HarnessStepped(HarnessStep step) implements Event {}
}
