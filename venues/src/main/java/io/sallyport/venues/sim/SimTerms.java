package io.sallyport.venues.sim;

import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueContract.Disconnect;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of its contract the venue's own books depend on (SPEC 15).
 *
 * @param change how an order is changed
 * @param abilities what it takes, and does with it
 * @param disconnect what it does with orders whose sender it loses
 */
record SimTerms(Change change, SortedSet<Ability> abilities, Disconnect disconnect) {
  /** What holds until something else is written down. */
  static final SimTerms USUAL = of(VenueContract.SIM);

  SimTerms {
    abilities = Collections.unmodifiableSortedSet(new TreeSet<>(abilities));
  }

  static SimTerms of(VenueContract contract) {
    return new SimTerms(contract.change(), contract.abilities(), contract.disconnect());
  }

  boolean can(Ability ability) {
    return abilities.contains(ability);
  }
}
