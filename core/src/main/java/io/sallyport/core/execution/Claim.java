package io.sallyport.core.execution;

import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReport.Told;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of an order the venue claims to have filled, beside what is booked: the highest
 * cumulative quantity it told, and what a report that cannot be read in full may mean at the most.
 * Where it differs from the book the venue is asked (SPEC 17, when in doubt).
 */
final class Claim {
  private final SortedSet<String> unclear = new TreeSet<>();
  private final SortedSet<String> settled = new TreeSet<>();
  private BigDecimal quantity = BigDecimal.ZERO;
  private boolean made;

  /**
   * Takes what a report claims.
   *
   * @param booked how much is booked
   * @param ordered how much was ordered
   * @param toldThrough what an answer told already
   * @return whether it claims anything new
   */
  boolean take(
      VenueReport.OnOrder report, BigDecimal booked, BigDecimal ordered, BigDecimal toldThrough) {
    return switch (report) {
      case VenueReport.Filled(var _, Fill fill) ->
          fill.cumulative().compareTo(toldThrough) > 0 && count(fill.cumulative());
      case VenueReport.Closed closed -> closed.cumulative().filter(this::count).isPresent();
      case VenueReport.FillUnclear(var _, String id, var _, Told told, var _) ->
          unclear.add(id) && count(atMost(told, booked, ordered));
      default -> false;
    };
  }

  private BigDecimal atMost(Told told, BigDecimal booked, BigDecimal ordered) {
    Optional<BigDecimal> more = told.quantity().map(filled -> quantity.max(booked).add(filled));
    return told.cumulative().or(() -> more).orElse(ordered);
  }

  /** The venue told a cumulative quantity. */
  boolean count(BigDecimal cumulative) {
    made = true;
    quantity = quantity.max(cumulative);
    return true;
  }

  /** The venue was asked, and this is what it says. */
  void settle(BigDecimal filled) {
    made = true;
    quantity = filled;
    settled.addAll(unclear);
  }

  /** Whether an answer came since it was reported so that it could not be read. */
  boolean knows(String fillId) {
    return settled.contains(fillId);
  }

  /** Whether it claimed anything. */
  boolean isMade() {
    return made;
  }

  /** How much it claims. */
  BigDecimal quantity() {
    return quantity;
  }
}
