package io.sallyport.venues.fix;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A counterparty that speaks FIX 4.2 or 4.4. An order's ClOrdID is its id; a message is sent once
 * or never; {@code docs/fix.md} says what becomes which report.
 */
public final class FixVenue implements Venue {
  private final VenueId venueId;
  private final FixSettings settings;
  private final Path folder;
  private final Reply<Access> access;
  private final Requests requests;

  /** What there is between {@link #open} and {@link #close}. */
  private volatile Optional<FixDesk> desk = Optional.empty();

  /**
   * Reads the passwords; nothing is connected yet.
   *
   * @param venueId the venue's name in this home
   * @param settings how it is reached
   * @param folder where its sequence numbers are kept, private to it; made if it is not there
   * @param environment where passwords may be found
   */
  public FixVenue(
      VenueId venueId, FixSettings settings, Path folder, Map<String, String> environment) {
    this.venueId = venueId;
    this.settings = settings;
    this.folder = folder;
    this.access = Access.of(settings, environment);
    this.requests = new Requests(settings);
  }

  @Override
  public VenueListing listing() {
    return new VenueListing(
        venueId,
        access.refused().map(Refusal::message),
        settings.accounts(),
        settings.instruments(),
        settings.contract());
  }

  @Override
  public void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known) {
    FixDesk opened = new FixDesk(venueId, settings, folder, access, reports);
    opened.conversation().know(known);
    desk = Optional.of(opened);
    opened.start();
  }

  @Override
  public void submit(VenueOrder order, LogicalTime at) {
    FixDesk open = opened();
    UUID orderId = order.orderId();
    if (!open.isReady() || !isSent(open, order, requests.order(order, at))) {
      open.reports().schedule(at, new VenueReport.NotTaken(orderId, notSent()));
    }
  }

  /** Whether an order was sent; or was reported as doubtful, the session ending just now. */
  private static boolean isSent(FixDesk open, VenueOrder order, Outgoing message) {
    open.conversation().ordering(order);
    return open.send(message) || !open.conversation().takeBack(order.orderId());
  }

  @Override
  public void cancel(VenueOrder order, String cancelId, LogicalTime at) {
    FixDesk open = opened();
    UUID orderId = order.orderId();
    open.conversation().cancelling(cancelId, orderId);
    Optional<String> known = open.conversation().venueIdOf(orderId);
    if (!open.send(requests.cancel(order, cancelId, known, at))) {
      open.reports().schedule(at, new VenueReport.CancelRejected(orderId, notSent()));
    }
  }

  @Override
  public void change(VenueOrder from, VenueOrder to, LogicalTime at) {
    FixDesk open = opened();
    UUID orderId = from.orderId();
    if (settings.contract().change() != VenueContract.Change.IN_PLACE) {
      open.reports()
          .schedule(at, new VenueReport.ChangeRejected(orderId, "orders are not changed there"));
      return;
    }
    open.conversation().changing(to.clientOrderId(), orderId);
    Optional<String> known = open.conversation().venueIdOf(orderId);
    if (!open.send(requests.change(from, to, known, at))) {
      open.conversation().notChanging(orderId);
      open.reports().schedule(at, new VenueReport.ChangeRejected(orderId, notSent()));
    }
  }

  @Override
  public void ask(VenueQuestion question, LogicalTime at) {
    FixDesk open = opened();
    Optional<String> refusal = cannotBeAsked(open, question);
    if (refusal.isPresent()) {
      open.reports()
          .schedule(at, new VenueReport.Unanswered(question.questionId(), refusal.get(), true));
      return;
    }
    List<Outgoing> messages = messages(open, question, at);
    if (messages.isEmpty()) {
      open.reports().schedule(at, nothingToAsk(open, question));
    } else {
      ask(open, question, messages, at);
    }
  }

  private void ask(FixDesk open, VenueQuestion question, List<Outgoing> messages, LogicalTime at) {
    UUID questionId = question.questionId();
    open.conversation().asking(asked(question));
    open.expireLater(questionId);
    if (!messages.stream().allMatch(open::send)) {
      open.conversation()
          .failed(questionId, notSent())
          .ifPresent(report -> open.reports().schedule(at, report));
    }
  }

  private OpenQuestion asked(VenueQuestion question) {
    Optional<PositionReports> positions =
        asksPositions()
            ? Optional.of(new PositionReports(question.symbol(), new VenueSymbols(settings)))
            : Optional.empty();
    return new OpenQuestion(question, positions, new RequestIds(settings.contract().clientIds()));
  }

  private boolean asksPositions() {
    return settings.contract().ask().positions();
  }

  /** No status request is sent that the contract says is not understood (SPEC 15, ask by). */
  private Optional<String> cannotBeAsked(FixDesk open, VenueQuestion question) {
    return switch (settings.contract().ask().by()) {
      case CLIENT_ID -> Optional.empty();
      case NONE ->
          question.orders().isEmpty()
              ? Optional.empty()
              : Optional.of("orders cannot be asked about there (ask by: none)");
      case VENUE_ID ->
          question.orders().stream()
              .map(VenueOrder::orderId)
              .filter(id -> open.conversation().venueIdOf(id).isEmpty())
              .findFirst()
              .map(id ->
                  "the counterparty's own id of order %s is not known (ask by: venue_id)"
                      .formatted(id));
    };
  }

  @Override
  public void close() {
    desk.ifPresent(FixDesk::close);
    desk = Optional.empty();
  }

  private List<Outgoing> messages(FixDesk open, VenueQuestion question, LogicalTime at) {
    List<Outgoing> messages = new ArrayList<>();
    for (VenueOrder order : question.orders()) {
      Optional<String> known = open.conversation().venueIdOf(order.orderId());
      messages.add(requests.status(question.questionId(), order, messages.size(), known));
    }
    if (asksPositions()) {
      messages.add(requests.positions(question, at));
    }
    return messages;
  }

  private VenueReport nothingToAsk(FixDesk open, VenueQuestion question) {
    return open.isReady()
        ? new VenueReport.Answered(
            question.questionId(), new VenueAnswer(List.of(), Optional.empty()))
        : new VenueReport.Unanswered(question.questionId(), notSent());
  }

  private String notSent() {
    return "nothing was sent: not logged on at " + settings.endpoint();
  }

  private FixDesk opened() {
    return desk.orElseThrow(() -> new IllegalStateException("venue " + venueId + " is not open"));
  }
}
