package io.sallyport.venues.sim;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the simulated venue trades, and what becomes of the planned orders that it gets (SPEC 13).
 *
 * @param instruments what it trades; of each, tick, lot and price are given
 * @param rules the first that matches an order counts
 * @param contract what it can do, and what its words mean
 */
public record SimScript(
    SortedMap<Symbol, Instrument> instruments, List<SimRule> rules, VenueContract contract) {
  /** A venue that trades nothing. */
  public static final SimScript EMPTY =
      new SimScript(new TreeMap<>(), List.of(), VenueContract.SIM);

  public SimScript {
    instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
    rules = List.copyOf(rules);
    if (!instruments.values().stream().allMatch(SimScript::isComplete)) {
      throw new IllegalArgumentException("an instrument lacks its tick, lot or price");
    }
  }

  /** A venue with the usual contract of {@code sim}. */
  public SimScript(SortedMap<Symbol, Instrument> instruments, List<SimRule> rules) {
    this(instruments, rules, VenueContract.SIM);
  }

  private static boolean isComplete(Instrument instrument) {
    return instrument.tick().isPresent()
        && instrument.lot().isPresent()
        && instrument.lastPrice().isPresent();
  }

  Optional<Instrument> instrument(Symbol symbol) {
    return Optional.ofNullable(instruments.get(symbol));
  }

  SimRule ruleFor(VenueOrder order) {
    return rules.stream().filter(rule -> rule.matches(order)).findFirst().orElse(SimRule.DEFAULT);
  }
}
