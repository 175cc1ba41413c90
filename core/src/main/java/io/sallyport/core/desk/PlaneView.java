package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.Position;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Stray;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tenant's active plane, with what is open wherever it is.
 *
 * @param clientId the tenant
 * @param selection the active plane
 * @param venueProblem why the venue cannot be reached, if it cannot
 * @param openOrders the tenant's orders that are open or UNRESOLVED, on any venue
 * @param positions the tenant's LIVE positions, on any venue
 * @param unresolved what is unresolved at the active venue, in words, by symbol
 * @param blocks what somebody has to settle, on any venue
 * @param covers how each of those positions is protected
 * @param strays the reports of no order of ours at the tenant's accounts, or at no account that is
 *     named, the newest first
 */
public record PlaneView(
    ClientId clientId,
    PlaneSelection selection,
    Optional<String> venueProblem,
    List<OrderView> openOrders,
    List<Position> positions,
    SortedMap<Symbol, String> unresolved,
    List<Block> blocks,
    List<Cover> covers,
    List<Stray> strays) {

  static PlaneView of(DeskState state, ClientId client) {
    PlaneSelection selection = state.planes().of(client);
    Optional<PlaneSelection.Live> live =
        selection instanceof PlaneSelection.Live at ? Optional.of(at) : Optional.empty();
    return new PlaneView(
        client,
        selection,
        live.flatMap(at -> state.trading().health(at.venue()).problem()),
        state.trading().unsettled().stream()
            .filter(order -> order.ticket().order().clientId().equals(client))
            .filter(order -> !order.stage().isFinal())
            .map(state::view)
            .toList(),
        state.positions().open().stream()
            .filter(held -> held.clientId().equals(client) && held.plane() == ExecutionPlane.LIVE)
            .toList(),
        live.map(at -> state.unresolved(client, at.venue())).orElseGet(TreeMap::new),
        state.blocks().all().stream().filter(block -> block.clientId().equals(client)).toList(),
        state.covers().stream()
            .filter(cover -> cover.positionKey().clientId().equals(client))
            .toList(),
        state.blocks().strays().stream()
            .filter(stray -> concerns(state, stray, client))
            .map(stray -> asSeenBy(stray, client))
            .toList());
  }

  private static boolean concerns(DeskState state, Stray stray, ClientId client) {
    Optional<ClientId> owner =
        stray.account().flatMap(account -> state.planes().owner(stray.venue(), account));
    return owner
        .map(client::equals)
        .orElseGet(() -> state.planes().owners(stray.venue()).contains(client));
  }

  /** No other tenant is named (SPEC 17, strays). */
  private static Stray asSeenBy(Stray stray, ClientId client) {
    return new Stray(
        stray.at(),
        stray.venue(),
        stray.what(),
        stray.whole(),
        stray.symbol(),
        stray.account(),
        stray.blocked().stream().filter(key -> key.clientId().equals(client)).toList());
  }
}
