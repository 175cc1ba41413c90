package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.VenueId;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The active plane of every tenant, and whose each account is, folded from selections. */
public final class PlaneSelections {
  private final SortedMap<ClientId, PlaneSelection> active = new TreeMap<>();
  private final SortedMap<Account, ClientId> owners = new TreeMap<>(Account.ORDER);

  private record Account(VenueId venue, AccountId account) {
    private static final Comparator<Account> ORDER =
        Comparator.comparing(Account::venue).thenComparing(Account::account);
  }

  /** A tenant's plane was selected; an account belongs to its first tenant for ever. */
  public void select(ClientId client, PlaneSelection selection) {
    active.put(client, selection);
    if (selection instanceof PlaneSelection.Live(VenueId venue, AccountId account)) {
      owners.putIfAbsent(new Account(venue, account), client);
    }
  }

  /** A tenant's active plane. */
  public PlaneSelection of(ClientId client) {
    return active.getOrDefault(client, new PlaneSelection.Paper());
  }

  /** Whose an account is; empty if nobody ever selected it. */
  public Optional<ClientId> owner(VenueId venue, AccountId account) {
    return Optional.ofNullable(owners.get(new Account(venue, account)));
  }

  /** The tenants that ever selected a venue. */
  public NavigableSet<ClientId> owners(VenueId venue) {
    NavigableSet<ClientId> clients = new TreeSet<>();
    owners.forEach((account, client) -> {
      if (account.venue().equals(venue)) {
        clients.add(client);
      }
    });
    return clients;
  }

  /** The account of a venue that a tenant selected first, if it ever selected the venue. */
  public Optional<AccountId> account(ClientId client, VenueId venue) {
    return owners.entrySet().stream()
        .filter(owned -> owned.getValue().equals(client))
        .map(java.util.Map.Entry::getKey)
        .filter(account -> account.venue().equals(venue))
        .map(Account::account)
        .findFirst();
  }

  /** Every tenant for whom a plane was ever selected. */
  public SortedMap<ClientId, PlaneSelection> all() {
    return Collections.unmodifiableSortedMap(active);
  }
}
