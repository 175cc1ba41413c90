package io.sallyport.core.safety;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a kill switch covers: every order to which all that is named applies. Nothing named covers
 * everything.
 *
 * @param clientId of which tenant
 * @param symbol in which symbol
 * @param strategyId under which strategy
 */
public record KillSwitchScope(
    Optional<ClientId> clientId, Optional<Symbol> symbol, Optional<StrategyId> strategyId)
    implements Comparable<KillSwitchScope> {
  /** Everything. */
  public static final KillSwitchScope EVERYTHING =
      new KillSwitchScope(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Comparator<KillSwitchScope> ORDER =
      Comparator.comparing(KillSwitchScope::inWords);

  /** All of a tenant's orders. */
  public static KillSwitchScope of(ClientId client) {
    return new KillSwitchScope(Optional.of(client), Optional.empty(), Optional.empty());
  }

  /** A tenant's orders under a strategy. */
  public static KillSwitchScope of(ClientId client, StrategyId strategy) {
    return new KillSwitchScope(Optional.of(client), Optional.empty(), Optional.of(strategy));
  }

  /** Whether an order of that tenant, in that symbol, under that strategy is covered. */
  public boolean covers(ClientId client, Symbol what, StrategyId strategy) {
    return clientId.filter(named -> !named.equals(client)).isEmpty()
        && symbol.filter(named -> !named.equals(what)).isEmpty()
        && strategyId.filter(named -> !named.equals(strategy)).isEmpty();
  }

  /** Such as {@code client 1, symbol BTCUSDT}, or {@code everything}. */
  public String inWords() {
    String words =
        clientId.map(id -> ", client " + id).orElse("")
            + symbol.map(id -> ", symbol " + id).orElse("")
            + strategyId.map(id -> ", strategy " + id).orElse("");
    return words.isEmpty() ? "everything" : words.substring(2);
  }

  @Override
  public int compareTo(KillSwitchScope other) {
    return ORDER.compare(this, other);
  }
}
