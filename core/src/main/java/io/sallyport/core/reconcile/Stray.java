package io.sallyport.core.reconcile;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.WholeReport;
import java.util.List;
import java.util.Optional;

/**
 * A report that could be assigned to no order of ours, as it is kept and shown (SPEC 17, strays).
 *
 * @param at when it came
 * @param venue whose it is
 * @param what in words
 * @param whole the report as it came, if it came as one
 * @param symbol the symbol that it names, if it does
 * @param account the account that it names, if it does
 * @param blocked the books that it still blocks, whoever's they are
 */
public record Stray(
    LogicalTime at,
    VenueId venue,
    String what,
    Optional<WholeReport> whole,
    Optional<Symbol> symbol,
    Optional<AccountId> account,
    List<PositionKey> blocked) {
  public Stray {
    blocked = List.copyOf(blocked);
  }

  Stray settled(PositionKey key) {
    return blocked.contains(key)
        ? new Stray(
            at,
            venue,
            what,
            whole,
            symbol,
            account,
            blocked.stream().filter(book -> !book.equals(key)).toList())
        : this;
  }
}
