package io.sallyport.core.plane;

import io.sallyport.core.model.VenueId;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives out the ids under which one decision's orders go to their venues. The book learns of them
 * only from the decision's events; until then they are remembered here.
 */
public final class NextClientIds {
  private final ClientIdBook book;
  private final ClientIdBook given = new ClientIdBook();
  private long numbers;

  /** Nothing given out yet, on the ids that were used before. */
  public NextClientIds(ClientIdBook book) {
    this.book = book;
  }

  /** The order under the id with which it is sent first. */
  public VenueOrder named(VenueId venue, ClientOrderIds form, VenueOrder order) {
    return order.sentAs(next(venue, form, order.orderId(), 1));
  }

  /**
   * The order under its next id, with which a change of it is sent.
   *
   * @param changes how often it was to be changed before
   */
  public VenueOrder renamed(VenueId venue, ClientOrderIds form, VenueOrder order, int changes) {
    String id = next(venue, form, order.orderId(), changes + 2).orElseThrow();
    return order.sentAs(Optional.of(id));
  }

  /**
   * The id of a request to a venue.
   *
   * @param id the request's own
   * @return the id in the venue's form; empty where that is the request's own as it is
   */
  public Optional<String> request(VenueId venue, ClientOrderIds form, UUID id) {
    return next(venue, form, id, 1);
  }

  /** An id that nothing went under; empty where it is the UUID as it is. */
  private Optional<String> next(VenueId venue, ClientOrderIds form, UUID id, int ordinal) {
    return switch (form) {
      case ClientOrderIds.Uuid _ when ordinal == 1 -> Optional.empty();
      case ClientOrderIds.Uuid _, ClientOrderIds.Hex _, ClientOrderIds.Base62 _ ->
          Optional.of(form.of(id, ordinal));
      case ClientOrderIds.Short _ -> Optional.of(unused(venue, form, id, ordinal));
      case ClientOrderIds.Number number -> Optional.of(counted(number));
    };
  }

  private String unused(VenueId venue, ClientOrderIds form, UUID id, int first) {
    int ordinal = first;
    while (isUsed(venue, form.of(id, ordinal))) {
      ordinal++;
    }
    String unused = form.of(id, ordinal);
    given.use(venue, unused);
    return unused;
  }

  private boolean isUsed(VenueId venue, String id) {
    return book.isUsed(venue, id) || given.isUsed(venue, id);
  }

  private String counted(ClientOrderIds.Number form) {
    long next = Math.min(book.nextNumber(form) + numbers, form.last());
    numbers++;
    return Long.toString(next);
  }
}
