package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a venue at the moment of a command.
 *
 * @param venueId the venue
 * @param problem why no order can be sent there: a broken configuration, no resident owner; empty
 *     if orders can
 * @param accounts the accounts that may be used; empty at {@code sim}, where each tenant has its
 *     own
 * @param instruments what it trades; empty where it gives no list, and then nothing is checked
 *     against it
 * @param contract what the venue can do, and what its words mean
 */
public record VenueListing(
    VenueId venueId,
    Optional<String> problem,
    List<AccountId> accounts,
    Optional<SortedMap<Symbol, Instrument>> instruments,
    VenueContract contract) {
  public VenueListing {
    accounts = List.copyOf(accounts);
    instruments = instruments.map(list -> Collections.unmodifiableSortedMap(new TreeMap<>(list)));
  }

  /** A venue with the usual contract of its kind. */
  public VenueListing(
      VenueId venueId,
      Optional<String> problem,
      List<AccountId> accounts,
      Optional<SortedMap<Symbol, Instrument>> instruments) {
    this(
        venueId,
        problem,
        accounts,
        instruments,
        venueId.isReal() ? VenueContract.USUAL : VenueContract.SIM);
  }

  /** Whether a tenant may use an account there. */
  public boolean offers(ClientId client, AccountId account) {
    return venueId.isReal()
        ? accounts.contains(account)
        : account.equals(AccountId.simulated(client));
  }

  /** The account that a tenant uses where none is named; empty if there are several. */
  public Optional<AccountId> defaultAccount(ClientId client) {
    if (!venueId.isReal()) {
      return Optional.of(AccountId.simulated(client));
    }
    return accounts.size() == 1 ? Optional.of(accounts.getFirst()) : Optional.empty();
  }

  /** The same venue, where no order can be sent for this reason. */
  public VenueListing unusable(String why) {
    return new VenueListing(
        venueId, problem.or(() -> Optional.of(why)), accounts, instruments, contract);
  }

  /** What the venue says of a symbol, if it lists it. */
  public Optional<Instrument> instrument(Symbol symbol) {
    return instruments.flatMap(list -> Optional.ofNullable(list.get(symbol)));
  }
}
