package io.sallyport.core.plane;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.VenueId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which ids orders went under, at which venue (SPEC 15): as fingerprints of eight bytes, and
 * numbers as the stretches that they make, so that memory hardly grows with the orders. Ids that
 * are an intent's UUID as it is meet no other, and are not kept here.
 */
public final class ClientIdBook {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{5,17}");

  private final LongSet fingerprints = new LongSet();
  private final NavigableMap<Long, Long> stretches = new TreeMap<>();

  /** An id is used. */
  public void use(VenueId venue, String id) {
    if (NUMBER.matcher(id).matches()) {
      use(Long.parseLong(id));
    } else {
      fingerprints.add(fingerprint(venue, id));
    }
  }

  /** An order is sent, or about to be. */
  public void use(VenueId venue, VenueOrder order) {
    order.sentAs().ifPresent(id -> use(venue, id));
  }

  /** Whether an id was used before. */
  public boolean isUsed(VenueId venue, String id) {
    return NUMBER.matcher(id).matches()
        ? isUsed(Long.parseLong(id))
        : fingerprints.contains(fingerprint(venue, id));
  }

  /**
   * The next number of a form: one above the greatest that was used behind its prefix, not below
   * its start. If there is none left, the first that was never used; if all were, the last.
   */
  long nextNumber(ClientOrderIds.Number form) {
    long above = above(form);
    if (above <= form.last()) {
      return above;
    }
    long gap = form.first();
    while (gap < form.last() && isUsed(gap)) {
      gap = stretches.floorEntry(gap).getValue() + 1;
    }
    return Math.min(gap, form.last());
  }

  /**
   * Whether so many numbers of a form are used up that what is left is for what reduces risk: nine
   * in ten.
   */
  public boolean isNearlyUsedUp(ClientOrderIds.Number form) {
    long counted = above(form) - form.first() + 1;
    return counted > (form.last() - form.first() + 1) / 10 * 9;
  }

  private long above(ClientOrderIds.Number form) {
    Map.Entry<Long, Long> newest = stretches.floorEntry(form.last());
    long next = newest == null ? form.first() : newest.getValue() + 1;
    return Math.max(next, form.first() + form.start() - 1);
  }

  private boolean isUsed(long number) {
    Map.Entry<Long, Long> stretch = stretches.floorEntry(number);
    return stretch != null && stretch.getValue() >= number;
  }

  private void use(long number) {
    if (isUsed(number)) {
      return;
    }
    Map.Entry<Long, Long> before = stretches.floorEntry(number);
    boolean goesOn = before != null && before.getValue() == number - 1;
    long from = goesOn ? before.getKey() : number;
    Long end = stretches.remove(number + 1);
    stretches.put(from, end == null ? number : end);
  }

  private static long fingerprint(VenueId venue, String id) {
    return Long.parseUnsignedLong(Digest.of(venue + "|" + id).hex().substring(0, 16), 16);
  }
}
