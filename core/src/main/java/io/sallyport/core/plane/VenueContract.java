package io.sallyport.core.plane;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a venue can do, and what its words mean (SPEC 15). No two venues mean the same by the same
 * word; the engine asks this wherever it would otherwise assume something.
 *
 * @param clientIds how the id of an order is written there
 * @param sameId what becomes of an order whose id was used before
 * @param validFor how long after its sending the venue may still take an order; empty: for ever
 * @param ask what can be asked
 * @param lastWord whether a final report whose cumulative quantity equals the book settles the
 *     order without asking
 * @param change how an order's quantity or price is changed
 * @param abilities the kinds of orders, and what may be asked of them
 * @param disconnect what the venue does with orders whose sender it loses
 */
public record VenueContract(
    ClientOrderIds clientIds,
    SameId sameId,
    Optional<Duration> validFor,
    Asking ask,
    boolean lastWord,
    Change change,
    SortedSet<Ability> abilities,
    Disconnect disconnect) {

  /** What holds for a FIX venue whose configuration says nothing. */
  public static final VenueContract USUAL =
      new VenueContract(
          new ClientOrderIds.Uuid(),
          SameId.NOT_LOOKED_AT,
          Optional.empty(),
          new Asking(By.CLIENT_ID, Optional.empty(), false, false),
          false,
          Change.CANCEL_THEN_NEW,
          new TreeSet<>(List.of(Ability.MARKET, Ability.LIMIT, Ability.STOP, Ability.TARGET)),
          Disconnect.NOTHING);

  /** What holds for {@code sim} where {@code sim.yaml} says nothing. */
  public static final VenueContract SIM =
      new VenueContract(
          new ClientOrderIds.Uuid(),
          SameId.NOT_LOOKED_AT,
          Optional.of(Duration.ofSeconds(30)),
          new Asking(By.CLIENT_ID, Optional.empty(), true, true),
          false,
          Change.IN_PLACE,
          USUAL.abilities(),
          Disconnect.NOTHING);

  public VenueContract {
    abilities = Collections.unmodifiableSortedSet(new TreeSet<>(abilities));
  }

  /** The same contract where something else can be asked. */
  public VenueContract asking(Asking what) {
    return new VenueContract(
        clientIds, sameId, validFor, what, lastWord, change, abilities, disconnect);
  }

  /** Whether the venue takes a kind of order, or does something with one. */
  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** What becomes of an order whose id was used before. */
  public enum SameId {
    /** It is not taken; the first order is told once more. */
    RETURNS_ORIGINAL,
    /** It is refused. */
    REJECTED,
    /** It is refused while the first is open, and taken after that. */
    REJECTED_WHILE_OPEN,
    /** It is taken as another order. */
    NOT_LOOKED_AT
  }

  /**
   * What can be asked.
   *
   * @param by by which id an order is asked about
   * @param endedFor how long after its end an order is still told; empty: for ever
   * @param positions whether the venue tells what an account holds
   * @param executions whether the venue tells single fills
   */
  public record Asking(By by, Optional<Duration> endedFor, boolean positions, boolean executions) {}

  /** By which id an order is asked about. */
  public enum By {
    CLIENT_ID,
    VENUE_ID,
    /** Orders cannot be asked about. */
    NONE
  }

  /** How an order's quantity or price is changed. */
  public enum Change {
    /** By one request; the order goes on under its next id. */
    IN_PLACE,
    /** The new one is sent before the old one is cancelled: only with reduce-only orders. */
    NEW_THEN_CANCEL,
    /** The new one is sent once the old one is confirmed gone. */
    CANCEL_THEN_NEW
  }

  /** A kind of order, or what may be asked of one. */
  public enum Ability {
    MARKET,
    LIMIT,
    STOP,
    TARGET,
    STOP_LIMIT,
    /** A stop and a target of which the venue itself cancels one when the other is filled. */
    OCO,
    /** Orders that the venue itself keeps from opening or enlarging a position. */
    REDUCE_ONLY,
    DAY,
    GTC,
    IOC,
    FOK;

    /** The kind that an order is of. */
    public static Ability of(VenueOrder order) {
      if (order.stopPrice().isPresent()) {
        return order.limitPrice().isPresent() ? STOP_LIMIT : STOP;
      }
      if (order.limitPrice().isEmpty()) {
        return MARKET;
      }
      return order.role() == OrderRole.TAKE_PROFIT ? TARGET : LIMIT;
    }

    /** The word as it is written in a configuration. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the venue does with orders whose sender it loses. */
  public enum Disconnect {
    NOTHING,
    CANCELS_ENTRIES,
    CANCELS_ALL
  }
}
