package io.sallyport.cli.config;

import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Asking;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueContract.Disconnect;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads {@code contract:}, what a venue can do and what its words mean (SPEC 15). What it does not
 * say is as usual for that kind of venue; {@code docs/venues.md} has every field.
 */
final class ContractConfig {
  private static final String NONE = "none";
  private static final String ORDERS = "orders";
  private static final String CHANGE = "change";

  private final YamlMap contract;
  private final VenueContract usual;

  private ContractConfig(YamlMap contract, VenueContract usual) {
    this.contract = contract;
    this.usual = usual;
  }

  /**
   * The contract of a venue.
   *
   * @param venue the mapping that may have a {@code contract}
   * @param usual what holds where it says nothing
   */
  static VenueContract of(YamlMap venue, VenueContract usual) throws YamlProblem {
    YamlMap contract =
        venue
            .map("contract")
            .only(
                "client_id",
                "client_id_prefix",
                "client_id_start",
                "same_id",
                "valid_for",
                "ask",
                "last_word",
                CHANGE,
                ORDERS,
                "disconnect");
    return new ContractConfig(contract, usual).read();
  }

  private VenueContract read() throws YamlProblem {
    SortedSet<Ability> abilities = abilities();
    return new VenueContract(
        ClientIdForms.of(contract, usual.clientIds()),
        contract.optional("same_id", Words.named(SameId.values())).orElse(usual.sameId()),
        duration(contract, "valid_for", usual.validFor()),
        asking(),
        contract.optional("last_word", Words.truth()).orElse(usual.lastWord()),
        change(abilities),
        abilities,
        contract
            .optional("disconnect", Words.named(Disconnect.values()))
            .orElse(usual.disconnect()));
  }

  private Asking asking() throws YamlProblem {
    Asking known = usual.ask();
    YamlMap ask = contract.map("ask").only("by", "ended_for", "positions", "executions");
    By by = ask.optional("by", Words.named(By.values())).orElse(known.by());
    if (by == By.NONE && ask.has("ended_for")) {
      throw ask.problem(
          "ended_for", "ended_for means nothing where orders cannot be asked about (by: none)");
    }
    return new Asking(
        by,
        duration(ask, "ended_for", known.endedFor()),
        ask.optional("positions", Words.truth()).orElse(known.positions()),
        ask.optional("executions", Words.truth()).orElse(known.executions()));
  }

  private Change change(SortedSet<Ability> abilities) throws YamlProblem {
    Change change = contract.optional(CHANGE, Words.named(Change.values())).orElse(usual.change());
    if (change == Change.NEW_THEN_CANCEL && !abilities.contains(Ability.REDUCE_ONLY)) {
      throw contract.problem(
          CHANGE,
          "new_then_cancel needs reduce_only among orders: two stops side by side could sell more"
              + " than is held");
    }
    return change;
  }

  private SortedSet<Ability> abilities() throws YamlProblem {
    if (!contract.has(ORDERS)) {
      return usual.abilities();
    }
    List<Ability> named = contract.values(ORDERS, Words.named(Ability.values()));
    SortedSet<Ability> abilities = new TreeSet<>(named);
    if (abilities.size() < named.size()) {
      throw contract.problem(ORDERS, "each of orders is to be there once");
    }
    requireSense(abilities);
    return abilities;
  }

  private void requireSense(SortedSet<Ability> abilities) throws YamlProblem {
    if (!abilities.contains(Ability.MARKET) && !abilities.contains(Ability.LIMIT)) {
      throw contract.problem(ORDERS, "orders must have market or limit, or nothing can be sent");
    }
    if (abilities.contains(Ability.OCO)
        && !abilities.containsAll(List.of(Ability.STOP, Ability.TARGET))) {
      throw contract.problem(ORDERS, "oco is a stop and a target: orders must have both");
    }
  }

  private static Optional<Duration> duration(YamlMap map, String name, Optional<Duration> usual)
      throws YamlProblem {
    return map.optional(name, orNone(text -> Durations.parse(name, text))).orElse(usual);
  }

  private static Function<String, Reply<Optional<Duration>>> orNone(
      Function<String, Reply<Duration>> read) {
    return text ->
        text.equals(NONE) ? Reply.of(Optional.empty()) : read.apply(text).map(Optional::of);
  }
}
