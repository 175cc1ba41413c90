package io.sallyport.cli.config;

import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Asking;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixVersion;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the contract of a FIX counterparty: the one record, less what cannot be said in FIX, and
 * with {@code positions:}, which says the same as {@code ask: { positions }} in the older way.
 */
final class FixContract {
  private static final String POSITIONS = "positions";
  private static final SortedMap<String, Boolean> WORDS =
      new TreeMap<>(Map.of("book", false, "request", true));

  private FixContract() {}

  static VenueContract of(YamlMap venue, FixVersion version) throws YamlProblem {
    VenueContract written = ContractConfig.of(venue, VenueContract.USUAL);
    Optional<Boolean> older = venue.optional(POSITIONS, Words.oneOf(WORDS));
    YamlMap ask = venue.map("contract").map("ask");
    Asking asking = written.ask();
    if (older.isPresent() && ask.has(POSITIONS) && asking.positions() != older.get()) {
      throw venue.problem(
          POSITIONS, "positions here and positions in contract say different things: give one");
    }
    boolean positions = older.orElse(asking.positions());
    if (positions && version == FixVersion.FIX_4_2) {
      throw (older.isPresent() ? venue : ask)
          .problem(POSITIONS, "FIX.4.2 has no positions to request: leave this at book, or false");
    }
    requireInFix(venue.map("contract"), written);
    return written.asking(
        new Asking(asking.by(), asking.endedFor(), positions, asking.executions()));
  }

  private static void requireInFix(YamlMap contract, VenueContract written) throws YamlProblem {
    if (written.ask().executions()) {
      throw contract
          .map("ask")
          .problem("executions", "FIX knows no question for single fills: leave this at false");
    }
    if (written.can(Ability.OCO)) {
      throw contract.problem(
          "orders", "oco would be a list of orders, which is not sent in FIX: leave it out");
    }
  }
}
