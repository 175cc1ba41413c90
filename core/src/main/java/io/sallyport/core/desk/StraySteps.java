package io.sallyport.core.desk;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps a report that can be assigned to no order of ours, and blocks what it may be about (SPEC
 * 17, strays): its symbol at its account, at every account of the venue if it names none, and all
 * that is open or held there if it names no symbol either. One that moves no position blocks
 * nothing.
 */
record StraySteps(Steps steps, VenueId venue) {

  void take(VenueReport.Stray stray) {
    List<PositionKey> books = stray.movesPosition() ? books(stray).toList() : List.of();
    steps.add(
        new Event.ReportRefused(
            venue,
            stray.what(),
            Optional.of(
                new Event.Unassigned(stray.whole(), stray.symbol(), stray.account(), books))));
    books.forEach(key -> block(key, stray.what()));
  }

  private Stream<PositionKey> books(VenueReport.Stray stray) {
    return clients(stray.account())
        .flatMap(client ->
            stray
                .symbol()
                .map(symbol -> Stream.of(PositionKey.live(client, venue, symbol)))
                .orElseGet(() -> open(client)));
  }

  /** Whose the account is; everybody's who uses the venue where none is named. */
  private Stream<ClientId> clients(Optional<AccountId> account) {
    DeskState state = steps.state();
    return account.isPresent()
        ? state.planes().owner(venue, account.get()).stream()
        : state.planes().owners(venue).stream();
  }

  private Stream<PositionKey> open(ClientId client) {
    DeskState state = steps.state();
    TreeSet<PositionKey> books = new TreeSet<>();
    state.trading().open().books().stream()
        .filter(key -> key.clientId().equals(client) && key.venue().equals(Optional.of(venue)))
        .forEach(books::add);
    state
        .positions()
        .open(client, venue)
        .forEach(held ->
            books.add(
                new PositionKey(client, ExecutionPlane.LIVE, Optional.of(venue), held.symbol())));
    return books.stream();
  }

  private void block(PositionKey key, String what) {
    Block block =
        new Block(
            key.clientId(),
            venue,
            key.symbol(),
            Block.Cause.STRAY,
            Optional.empty(),
            "a report of no order of ours: " + what);
    if (!steps.state().blocks().says(block)) {
      steps.add(new Event.Blocked(block));
    }
    if (Asking.canAsk(steps.contract(venue))) {
      steps.doubt(key, List.of(), true, "a report of no order of ours");
    }
  }
}
