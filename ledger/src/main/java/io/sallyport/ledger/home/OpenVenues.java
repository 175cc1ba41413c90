package io.sallyport.ledger.home;

import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.Effect;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The venues of an open home, in the hands of its one thread. */
final class OpenVenues {
  private static final UUID LAST_CANCEL_NS =
      UUID.fromString("5a117907-0000-5000-8000-00000000000a");

  private final SortedMap<VenueId, Venue> venues = new TreeMap<>();
  private final SortedMap<VenueId, VenueReports> ways = new TreeMap<>();

  OpenVenues(List<Venue> venues) {
    venues.forEach(venue -> this.venues.put(venue.listing().venueId(), venue));
  }

  /** A venue that has to be reached counts as out of reach until it says that it is there. */
  void open(
      Function<VenueId, VenueReports> reports,
      LogicalTime lastTime,
      Function<VenueId, List<OrderName>> names) {
    venues.forEach((id, venue) -> {
      VenueReports way = reports.apply(id);
      ways.put(id, way);
      if (id.isReal() && venue.listing().problem().isEmpty()) {
        way.schedule(lastTime, new VenueReport.Disconnected("it was not reached yet"));
      }
      venue.open(way, lastTime, names.apply(id));
    });
  }

  Optional<Venue> find(VenueId id) {
    return Optional.ofNullable(venues.get(id));
  }

  SortedMap<VenueId, VenueListing> listings() {
    SortedMap<VenueId, VenueListing> listings = new TreeMap<>();
    venues.forEach((id, venue) -> listings.put(id, venue.listing()));
    return listings;
  }

  /** Does what is durable by now. What a venue that is gone should have heard, it never hears. */
  void perform(Desk.Timed timed) {
    Optional.ofNullable(venues.get(timed.effect().venue()))
        .ifPresent(venue -> perform(venue, timed));
  }

  /** A venue that breaks its word and throws is in doubt; the desk goes on. */
  private void perform(Venue venue, Desk.Timed timed) {
    try {
      switch (timed.effect()) {
        case Effect.Submit(VenueId id, VenueOrder order) -> venue.submit(order, timed.at());
        case Effect.Cancel(VenueId id, VenueOrder order, String cancelId) ->
            venue.cancel(order, cancelId, timed.at());
        case Effect.Change(VenueId id, VenueOrder from, VenueOrder to) ->
            venue.change(from, to, timed.at());
        case Effect.Ask(VenueId id, VenueQuestion question) -> venue.ask(question, timed.at());
      }
    } catch (RuntimeException bug) {
      Optional.ofNullable(ways.get(timed.effect().venue()))
          .ifPresent(way -> way.schedule(timed.at(), doubt(timed.effect(), "a bug: " + bug)));
    }
  }

  private static VenueReport doubt(Effect effect, String why) {
    return switch (effect) {
      case Effect.Submit(VenueId id, VenueOrder order) ->
          new VenueReport.Doubtful(order.orderId(), why);
      case Effect.Cancel(VenueId id, VenueOrder order, String cancelId) ->
          new VenueReport.Noted(order.orderId(), "the cancel may not have been sent: " + why);
      case Effect.Change(VenueId id, VenueOrder from, VenueOrder to) ->
          new VenueReport.Noted(from.orderId(), "the change may not have been sent: " + why);
      case Effect.Ask(VenueId id, VenueQuestion question) ->
          new VenueReport.Unanswered(question.questionId(), why);
    };
  }

  /** The journal is gone: what is open is cancelled as well as can be (SPEC 2, law 2). */
  void cancelAll(List<OrderTicket> open, LogicalTime at) {
    for (OrderTicket ticket : open) {
      UUID cancelId = NameUuid.of(LAST_CANCEL_NS, ticket.orderId().toString());
      Optional.ofNullable(venues.get(ticket.venue()))
          .ifPresent(venue ->
              venue.cancel(
                  ticket.order(), venue.listing().contract().clientIds().of(cancelId, 1), at));
    }
  }

  void close() {
    venues.values().forEach(Venue::close);
  }
}
