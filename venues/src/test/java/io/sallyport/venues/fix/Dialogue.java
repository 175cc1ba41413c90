package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.WholeReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.DefaultMessageFactory;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.UnsupportedMessageType;

/** A conversation with a counterparty, in the notation of the matrices. */
final class Dialogue {
  private static final Map<String, UUID> IDS =
      new TreeMap<>(
          Map.of(
              "X",
              FixSample.ORDER,
              "Y",
              FixSample.id(2),
              "Z",
              FixSample.id(4),
              "Q",
              FixSample.QUESTION));
  private static final VenueOrder ORDER = FixSample.market(FixSample.ORDER, "IBM", "10000");
  private static final FixSettings SETTINGS = FixSample.settings(FixVersion.FIX_4_4, 1);
  private static final char SEPARATOR = '\001';

  private final FixVersion version;
  private final DataDictionary dictionary;
  private final Conversation conversation;
  private int lines;

  Dialogue(FixVersion version) {
    this.version = version;
    this.conversation =
        new Conversation(FixSample.settings(version, 1), new CleanText(Optional.empty()));
    try {
      this.dictionary = new DataDictionary(version.beginString().replace(".", "") + ".xml");
      dictionary.setCheckFieldsOutOfOrder(false);
    } catch (ConfigError e) {
      throw new AssertionError(e);
    }
  }

  /** What a line makes be told. */
  List<String> reports(String line) {
    lines++;
    return told(line).stream().map(this::shown).toList();
  }

  private List<VenueReport> told(String line) {
    if (line.equals("drop")) {
      return conversation.dropped("broken");
    }
    if (line.startsWith(">")) {
      send(line.substring(1).strip());
      return List.of();
    }
    if (line.startsWith("known ")) {
      know(fields(line));
      return List.of();
    }
    return line.startsWith("refuse ") || line.startsWith("garble ")
        ? refuse(line.substring(7), line.startsWith("refuse "))
        : receive(line);
  }

  /** The ids of an order that was sent before the start. */
  private void know(Map<String, String> fields) {
    conversation.know(
        List.of(
            new OrderName(
                FixSample.ORDER,
                Stream.of(fields.get("11").split(",")).map(Dialogue::id).toList(),
                Optional.ofNullable(fields.get("37")))));
  }

  /** The engine refuses a message, which is as it was sent, or is not. */
  private List<VenueReport> refuse(String line, boolean isIntact) {
    String text = text(type(line), line);
    String sum = "%03d".formatted((MessageUtils.checksum(text) + (isIntact ? 0 : 1)) % 256);
    String raw = text.replace(SEPARATOR + "10=000", SEPARATOR + "10=" + sum);
    return conversation.refusedHere(type(line), raw, "we refused it", true);
  }

  private static VenueOrder sentAs(String id) {
    return new VenueOrder(
        ORDER.orderId(),
        ORDER.clientId(),
        ORDER.account(),
        ORDER.role(),
        ORDER.symbol(),
        ORDER.side(),
        ORDER.quantity(),
        ORDER.limitPrice(),
        ORDER.stopPrice(),
        Optional.of(id));
  }

  private void send(String line) {
    Map<String, String> fields = fields(line);
    switch (type(line)) {
      case "D" -> {
        conversation.ordering(sentAs(fields.get("11")));
        conversation.numbered(lines, new Purpose.Order(FixSample.ORDER));
      }
      case "F" -> {
        conversation.cancelling(fields.get("11"), FixSample.ORDER);
        conversation.numbered(lines, new Purpose.Cancel(FixSample.ORDER));
      }
      case "G" -> {
        conversation.changing(fields.get("11"), FixSample.ORDER);
        conversation.numbered(lines, new Purpose.Change(FixSample.ORDER));
      }
      case "H" -> ask(false, sentAs(fields.get("11")));
      default -> ask(true);
    }
  }

  private void ask(boolean asksPositions, VenueOrder... orders) {
    conversation.asking(
        new OpenQuestion(
            FixSample.question(FixSample.QUESTION, orders),
            asksPositions
                ? Optional.of(new PositionReports(Optional.empty(), new VenueSymbols(SETTINGS)))
                : Optional.empty(),
            new RequestIds(SETTINGS.contract().clientIds())));
    conversation.numbered(lines, new Purpose.Question(FixSample.QUESTION));
  }

  private List<VenueReport> receive(String line) {
    String type = type(line);
    try {
      Message message = message(type, line);
      return type.equals("3")
          ? conversation.rejected(message)
          : conversation.received(type, message);
    } catch (InvalidMessage | UnsupportedMessageType e) {
      throw new AssertionError(line, e);
    }
  }

  private Message message(String type, String line) throws InvalidMessage {
    return MessageUtils.parse(new DefaultMessageFactory(), dictionary, text(type, line), false);
  }

  /** Fields keep their order, and may come twice: so groups are read as the engine reads them. */
  private String text(String type, String line) {
    StringBuilder text = new StringBuilder();
    text.append("8=").append(version.beginString()).append(SEPARATOR);
    text.append("9=0").append(SEPARATOR).append("35=").append(type).append(SEPARATOR);
    Map<String, String> given = fields(line);
    usual(type).filter(field -> !given.containsKey(field[0])).forEach(field -> add(text, field));
    Stream.of(line.split(" +")).skip(1).map(Dialogue::field).forEach(field -> add(text, field));
    add(text, new String[] {"10", "000"});
    return text.toString();
  }

  private Stream<String[]> usual(String type) {
    return switch (type) {
      case "8" ->
          Stream.of(
              new String[] {"11", IDS.get("X").toString()},
              new String[] {"37", "V1"},
              new String[] {"17", "E" + lines});
      case "9" -> Stream.<String[]>of(new String[] {"37", "V1"});
      default -> Stream.empty();
    };
  }

  private static void add(StringBuilder text, String[] field) {
    if (!field[1].isEmpty()) {
      text.append(field[0]).append('=').append(field[1].replace('_', ' ')).append(SEPARATOR);
    }
  }

  private static Map<String, String> fields(String line) {
    return Stream.of(line.split(" +"))
        .skip(1)
        .map(Dialogue::field)
        .collect(Collectors.toMap(field -> field[0], field -> field[1], (a, b) -> a, TreeMap::new));
  }

  private static String type(String line) {
    return line.replaceFirst(" .*", "");
  }

  private static String[] field(String text) {
    String[] parts = text.split("=", -1);
    return new String[] {parts[0], id(parts[1])};
  }

  /** The letter of an id, and whatever follows it, with the id in place of the letter. */
  private static String id(String text) {
    String letter = text.split("-", 2)[0];
    return IDS.containsKey(letter) ? text.replaceFirst(letter, IDS.get(letter).toString()) : text;
  }

  private String shown(VenueReport report) {
    String text =
        switch (report) {
          case VenueReport.Acknowledged(UUID id, String venueId) ->
              "acknowledged " + id + " " + venueId;
          case VenueReport.Filled(UUID id, Fill fill) -> "filled " + id + " " + shown(fill);
          case VenueReport.Closed(UUID id, String why, var cumulative) ->
              "closed " + id + " " + why + cumulative.map(Dialogue::inAll).orElse("");
          case VenueReport.Rejected(UUID id, String why) -> "rejected " + id + " " + why;
          case VenueReport.CancelRejected(UUID id, String why) ->
              "cancel-rejected " + id + " " + why;
          case VenueReport.NotTaken(UUID id, String why) -> "not-taken " + id + " " + why;
          case VenueReport.Doubtful(UUID id, String why) -> "doubtful " + id + " " + why;
          case VenueReport.FillDisputed(UUID id, String fillId, String why, var now, var whole) ->
              "disputed %s %s %s%s"
                      .formatted(id, execution(fillId), why, now.map(Dialogue::shown).orElse(""))
                  + kept(whole);
          case VenueReport.FillUnclear(UUID id, String fillId, String why, var told, var whole) ->
              "unclear %s %s %s%s".formatted(id, execution(fillId), why, shown(told))
                  + kept(Optional.of(whole));
          case VenueReport.Changed(UUID id, var quantity, var stop, var limit) ->
              "changed %s to %s%s%s"
                  .formatted(
                      id,
                      Decimals.plain(quantity),
                      stop.map(price -> " stop " + Decimals.plain(price)).orElse(""),
                      limit.map(price -> " limit " + Decimals.plain(price)).orElse(""));
          case VenueReport.ChangeRejected(UUID id, String why) ->
              "change-rejected " + id + " " + why;
          case VenueReport.Restated(UUID id, var leaves, boolean suspended, String what) ->
              "restated %s %s%s %s"
                  .formatted(
                      id,
                      leaves.map(Decimals::plain).orElse("?"),
                      suspended ? " suspended" : "",
                      what);
          case VenueReport.Noted(UUID id, String what) -> "noted " + id + " " + what;
          case VenueReport.Answered(UUID id, VenueAnswer answer) ->
              "answered " + id + shown(answer);
          case VenueReport.Unanswered(UUID id, String why, boolean isRefused) ->
              (isRefused ? "refused " : "unanswered ") + id + " " + why;
          case VenueReport.Connected() -> "connected";
          case VenueReport.Disconnected(String why) -> "disconnected " + why;
          case VenueReport.Missed(String why) -> "missed " + why;
          case VenueReport.Stray stray -> shown(stray);
        };
    return IDS.entrySet().stream()
        .reduce(
            text,
            (result, id) -> result.replace(id.getValue().toString(), id.getKey()),
            (a, b) -> b);
  }

  private static String shown(VenueReport.Stray stray) {
    return "stray%s%s%s, %s"
            .formatted(
                stray.movesPosition() ? " that moves" : "",
                stray.symbol().map(symbol -> " " + symbol).orElse(""),
                stray.account().map(account -> " " + account).orElse(""),
                stray.what())
        + kept(stray.whole());
  }

  private static String shown(VenueReport.Told told) {
    return " [%s@%s of %s]"
        .formatted(
            told.quantity().map(Decimals::plain).orElse("?"),
            told.price().map(Decimals::plain).orElse("?"),
            told.cumulative().map(Decimals::plain).orElse("?"));
  }

  private static String inAll(BigDecimal filled) {
    return " [" + Decimals.plain(filled) + "]";
  }

  /** A report that is not booked is there whole. */
  private static String kept(Optional<WholeReport> whole) {
    boolean isWhole =
        whole
            .filter(all -> all.text().matches("8=FIX\\.4\\.\\d\\|9=.*\\|10=\\d{3}\\|"))
            .isPresent();
    return isWhole ? "" : " NOT WHOLE";
  }

  private static String shown(Fill fill) {
    return "%s %s@%s of %s%s"
        .formatted(
            execution(fill.fillId()),
            Decimals.plain(fill.quantity()),
            Decimals.plain(fill.price()),
            Decimals.plain(fill.cumulative()),
            shown(fill.fee(), fill.feeCurrency()));
  }

  private static String shown(Optional<BigDecimal> fee, Optional<String> currency) {
    return fee.map(amount -> " fee " + Decimals.plain(amount)).orElse("")
        + currency.map(name -> " " + name).orElse("");
  }

  private static String shown(VenueAnswer answer) {
    String orders =
        answer.orders().stream()
            .map(order ->
                " %s %s %s%s%s%s%s"
                    .formatted(
                        order.orderId(),
                        order.standing(),
                        Decimals.plain(order.filled()),
                        order.averagePrice().map(price -> "@" + Decimals.plain(price)).orElse(""),
                        order.quantity().map(all -> " of " + Decimals.plain(all)).orElse(""),
                        order.venueOrderId().map(id -> " as " + id).orElse(""),
                        shown(order.fees(), order.feeCurrency())))
            .collect(Collectors.joining());
    return orders + answer.holdings().map(Dialogue::shown).orElse("");
  }

  private static String shown(List<VenueAnswer.Holding> holdings) {
    return " holds "
        + (holdings.isEmpty()
            ? "nothing"
            : holdings.stream()
                .map(held -> held.symbol() + " " + Decimals.plain(held.quantity()))
                .collect(Collectors.joining(", ")));
  }

  /** The part of a fill's id that is not the session's name. */
  private static String execution(String fillId) {
    assertThatStartsWithSession(fillId);
    return fillId.substring(fillId.indexOf('/') + 1);
  }

  private static void assertThatStartsWithSession(String fillId) {
    if (!fillId.matches("FIX\\.4\\.[24]:ME->BROKER/.+")) {
      throw new AssertionError(fillId);
    }
  }
}
