package io.sallyport.venues.sim;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import io.sallyport.testkit.Samples;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulated venue, spoken to in seconds from the beginning, and what it says, as text: {@code
 * "30.4 filled BTC 1 at 50000"}.
 */
final class SimFixture implements VenueReports {
  static final ClientId TENANT = new ClientId(1);
  static final SortedMap<Symbol, Instrument> INSTRUMENTS = new TreeMap<>();

  static {
    instrument("BTC", "0.01", "0.001", "50000");
    instrument("ETH", "0.01", "0.1", "3000");
  }

  private final Path folder;
  private final List<Due> scheduled = new ArrayList<>();
  private final SortedMap<Integer, VenueOrder> orders = new TreeMap<>();
  SimReading reading;
  SimVenue venue;

  SimFixture(Path folder, SimRule... rules) {
    this.folder = folder;
    this.reading = new SimReading.Usable(new SimScript(INSTRUMENTS, List.of(rules)));
    this.venue = new SimVenue(folder, () -> reading);
    venue.open(this, at("0"), List.of());
  }

  /** The venue of a process that starts at a time. What was scheduled before is forgotten. */
  void restart(String seconds) {
    venue.close();
    scheduled.clear();
    venue = new SimVenue(folder, () -> reading);
    venue.open(this, at(seconds), List.of());
  }

  /** Everything for an order that matches any, such as {@code "partial", "quantity=1"}. */
  static SimRule rule(String then, String... terms) {
    Map<String, String> given =
        Stream.of(terms)
            .map(term -> term.split("=", 2))
            .collect(Collectors.toMap(term -> term[0], term -> term[1]));
    return new SimRule(
        Optional.ofNullable(given.get("symbol")).map(Symbol::new),
        Optional.ofNullable(given.get("side")).map(Side::valueOf),
        Then.of(then).orElseThrow(),
        Optional.ofNullable(given.get("quantity")).map(BigDecimal::new),
        Optional.ofNullable(given.get("after")).map(SimFixture::seconds),
        Optional.ofNullable(given.get("price")).map(BigDecimal::new));
  }

  /** Sends a planned order, such as {@code 1, "BUY BTC 1 limit=49000"}. */
  void send(int number, String order, String seconds) {
    send(OrderRole.PLANNED, number, order, seconds);
  }

  /** Sends an order of a role. */
  void send(OrderRole role, int number, String terms, String seconds) {
    orders.put(number, order(role, number, terms));
    venue.submit(order(number), at(seconds));
  }

  void cancel(int number, String seconds) {
    venue.cancel(order(number), new UUID(2, number).toString(), at(seconds));
  }

  /** From now on the venue has this contract. */
  void contract(VenueContract contract) {
    SimScript script = reading.read().value();
    reading = new SimReading.Usable(new SimScript(script.instruments(), script.rules(), contract));
  }

  /** Changes an order, to such as {@code "SELL BTC 0.5 stop=48000"}. */
  void change(int number, String terms, String seconds) {
    VenueOrder from = order(number);
    VenueOrder to = order(from.role(), number, terms).sentAs(Optional.of("next-" + number));
    venue.change(from, to, at(seconds));
    orders.put(number, to);
  }

  void price(String symbol, String price, String seconds) {
    venue.price(new Symbol(symbol), new BigDecimal(price), at(seconds)).value();
  }

  /** Asks about all orders sent so far, and all positions. */
  void ask(String seconds) {
    ask(Optional.empty(), seconds);
  }

  void ask(Optional<Symbol> symbol, String seconds) {
    venue.ask(
        new VenueQuestion(
            new UUID(3, 1),
            TENANT,
            AccountId.simulated(TENANT),
            symbol,
            List.copyOf(orders.values())),
        at(seconds));
  }

  /** What the venue has said and is going to say, in the order in which it falls due. */
  List<String> said() {
    return reports().stream().map(this::text).toList();
  }

  List<Due> reports() {
    return scheduled.stream().sorted(Comparator.comparing(Due::at)).toList();
  }

  VenueOrder order(int number) {
    VenueOrder order = orders.get(number);
    if (order == null) {
      throw new IllegalArgumentException("no order " + number);
    }
    return order;
  }

  static LogicalTime at(String seconds) {
    return Samples.MONDAY.plus(seconds(seconds));
  }

  @Override
  public boolean deliver(VenueReport report) {
    throw new AssertionError("the sim venue never waits: " + report);
  }

  @Override
  public void schedule(LogicalTime at, VenueReport report) {
    scheduled.add(new Due(at, report));
  }

  static VenueOrder order(OrderRole role, int number, String terms) {
    List<String> words = List.of(terms.split(" "));
    return new VenueOrder(
        new UUID(1, number),
        TENANT,
        AccountId.simulated(TENANT),
        role,
        new Symbol(words.get(1)),
        Side.valueOf(words.get(0)),
        new BigDecimal(words.get(2)),
        price(words, "limit="),
        price(words, "stop="));
  }

  private static Optional<BigDecimal> price(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name))
        .map(word -> new BigDecimal(word.substring(name.length())))
        .findFirst();
  }

  private static void instrument(String name, String tick, String lot, String price) {
    Symbol symbol = new Symbol(name);
    INSTRUMENTS.put(
        symbol,
        new Instrument(
            symbol,
            Optional.of(new BigDecimal(tick)),
            Optional.of(new BigDecimal(lot)),
            Optional.of(new BigDecimal(price))));
  }

  private static Duration seconds(String seconds) {
    return Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValueExact());
  }

  private String text(Due due) {
    BigDecimal seconds = BigDecimal.valueOf(due.at().micros() - at("0").micros(), 6);
    return Decimals.plain(seconds) + " " + text(due.report());
  }

  private String text(VenueReport report) {
    return switch (report) {
      case VenueReport.Acknowledged(UUID id, String venueId) ->
          "acknowledged " + number(id) + " as " + venueId;
      case VenueReport.Filled(UUID id, Fill fill) ->
          "filled %s: %s at %s, %s in all"
              .formatted(number(id), fill.quantity(), fill.price(), fill.cumulative());
      case VenueReport.Closed(UUID id, String _, var _) -> "closed " + number(id);
      case VenueReport.Rejected(UUID id, String why) -> "rejected " + number(id) + ": " + why;
      case VenueReport.CancelRejected(UUID id, String why) ->
          "cancel rejected " + number(id) + ": " + why;
      case VenueReport.NotTaken(UUID id, String why) -> "not taken " + number(id) + ": " + why;
      case VenueReport.Doubtful(UUID id, String _) -> "doubtful " + number(id);
      case VenueReport.FillDisputed disputed -> disputed.toString();
      case VenueReport.FillUnclear unclear -> unclear.toString();
      case VenueReport.Changed changed ->
          "changed %s to %s"
              .formatted(number(changed.orderId()), Decimals.plain(changed.quantity()));
      case VenueReport.ChangeRejected(UUID id, String why) ->
          "change rejected " + number(id) + ": " + why;
      case VenueReport.Restated(UUID id, var leaves, boolean suspended, String _) ->
          "restated %s: %s left%s"
              .formatted(
                  number(id),
                  leaves.map(Decimals::plain).orElse("?"),
                  suspended ? ", held back" : "");
      case VenueReport.Noted(UUID id, String what) -> "noted " + number(id) + ": " + what;
      case VenueReport.Answered(UUID _, var answer) ->
          "answered "
              + Stream.concat(
                      answer.orders().stream().map(SimFixture::text),
                      answer.holdings().stream()
                          .flatMap(List::stream)
                          .map(held -> held.symbol() + " " + Decimals.plain(held.quantity())))
                  .collect(Collectors.joining(", "));
      case VenueReport.Unanswered(UUID _, String why, var _) -> "unanswered: " + why;
      case VenueReport.Connected() -> "connected";
      case VenueReport.Disconnected _ -> "disconnected";
      case VenueReport.Missed(String why) -> "missed: " + why;
      case VenueReport.Stray stray -> "stray " + stray.what();
    };
  }

  private static String text(OrderStanding order) {
    return "%s %s %s"
            .formatted(number(order.orderId()), order.standing(), Decimals.plain(order.filled()))
        + order.averagePrice().map(price -> " at " + Decimals.plain(price)).orElse("");
  }

  private static long number(UUID id) {
    return id.getLeastSignificantBits() & 0xffff;
  }
}
