package io.sallyport.core.execution;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.VenueId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What LIVE trading realized on each day: one line of sums for a tenant, day, venue and currency,
 * however many fills there were.
 */
public final class DailyResults {
  private final SortedMap<ClientId, SortedMap<Key, Result>> results = new TreeMap<>();

  private record Key(LocalDate day, VenueId venue, String currency) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day).thenComparing(Key::venue).thenComparing(Key::currency);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A day's sums in one currency.
   *
   * @param gross what was realized at average cost, before fees: profit above 0, loss below
   * @param fees the fees that count against it
   * @param feesNotCounted fees that were paid in this currency and that nothing was known to
   *     convert: they count nowhere
   */
  public record Sums(BigDecimal gross, BigDecimal fees, BigDecimal feesNotCounted) {
    private Sums plus(Sums more) {
      return new Sums(
          gross.add(more.gross), fees.add(more.fees), feesNotCounted.add(more.feesNotCounted));
    }

    /** What limits count: less fees. */
    public BigDecimal realized() {
      return gross.subtract(fees);
    }
  }

  /**
   * What a tenant realized on a day at a venue in one currency.
   *
   * @param currency the currency; empty if nobody named it
   */
  public record Result(
      ClientId clientId, LocalDate day, VenueId venue, Optional<String> currency, Sums sums) {
    /** The same with the sums of another. */
    public Result plus(Result more) {
      return new Result(clientId, day, venue, currency, sums.plus(more.sums));
    }
  }

  /** A fill realized something, for a fee. */
  void realized(
      Order order, Optional<String> currency, LocalDate day, BigDecimal gross, BigDecimal fee) {
    add(order, currency, day, new Sums(gross, fee, BigDecimal.ZERO));
  }

  /** A fee was paid that cannot be counted. */
  void notCounted(Order order, Optional<String> currency, LocalDate day, BigDecimal fee) {
    add(order, currency, day, new Sums(BigDecimal.ZERO, BigDecimal.ZERO, fee));
  }

  private void add(Order order, Optional<String> currency, LocalDate day, Sums more) {
    ClientId client = order.ticket().order().clientId();
    VenueId venue = order.ticket().venue();
    results
        .computeIfAbsent(client, first -> new TreeMap<>())
        .merge(
            new Key(day, venue, currency.orElse("")),
            new Result(client, day, venue, currency, more),
            Result::plus);
  }

  /**
   * The results of the days from one to another, both included: by tenant, day, venue, currency.
   */
  public List<Result> of(Optional<ClientId> asker, LocalDate from, LocalDate to) {
    return results.entrySet().stream()
        .filter(tenant -> asker.filter(client -> !client.equals(tenant.getKey())).isEmpty())
        .flatMap(tenant -> tenant.getValue().values().stream())
        .filter(result -> !result.day().isBefore(from) && !result.day().isAfter(to))
        .toList();
  }
}
