package io.sallyport.venues.fix;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import quickfix.field.ClOrdID;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Symbol;

/** What a broker on Philadelphia knows of orders, and what it makes of messages and prices. */
final class PhiladelphiaBook {
  /** Where reports go. */
  interface Voice {
    void send(PhiladelphiaMessage message) throws IOException;
  }

  private static final BigDecimal FIRST_PRICE = new BigDecimal(100);

  private final Voice voice;
  private final List<PhiladelphiaOrder> orders = new ArrayList<>();
  private final Map<String, BigDecimal> prices = new TreeMap<>();

  PhiladelphiaBook(Voice voice) {
    this.voice = voice;
  }

  /** Reacts to a message, if it is one that is known here. */
  boolean take(PhiladelphiaMessage message) throws IOException {
    switch (message.type()) {
      case MsgType.ORDER_SINGLE -> order(message);
      case MsgType.ORDER_CANCEL_REQUEST -> cancel(message);
      case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> replace(message);
      case MsgType.ORDER_STATUS_REQUEST -> status(message);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A line for each order. */
  List<String> lines() {
    return orders.stream().map(PhiladelphiaOrder::line).toList();
  }

  /** The symbol's price from now on. */
  void move(String symbol, BigDecimal price) throws IOException {
    prices.put(symbol, price);
    for (PhiladelphiaOrder order : orders) {
      if (order.symbol().equals(symbol) && order.isOpen() && order.isReachedBy(price)) {
        fill(order, order.rest(), price);
      }
    }
  }

  /** Fills a part of an order. */
  void fill(String id, BigDecimal quantity, BigDecimal price) throws IOException {
    fill(find(id).orElseThrow(), quantity, price);
  }

  private void fill(PhiladelphiaOrder order, BigDecimal quantity, BigDecimal price)
      throws IOException {
    order.book(quantity, price);
    voice.send(
        order.report(ExecType.TRADE).with(LastQty.FIELD, quantity).with(LastPx.FIELD, price));
  }

  private void order(PhiladelphiaMessage message) throws IOException {
    PhiladelphiaOrder order = new PhiladelphiaOrder(message, "P" + (orders.size() + 1));
    boolean again = find(order.id()).isPresent();
    if (again || order.symbol().startsWith("REFUSE")) {
      order.end(OrdStatus.REJECTED);
      int why = again ? OrdRejReason.DUPLICATE_ORDER : OrdRejReason.ORDER_EXCEEDS_LIMIT;
      voice.send(order.report(ExecType.REJECTED).with(OrdRejReason.FIELD, Integer.toString(why)));
    }
    if (!again) {
      orders.add(order);
      if (order.isOpen()) {
        react(order);
      }
    }
  }

  private void react(PhiladelphiaOrder order) throws IOException {
    BigDecimal price = prices.getOrDefault(order.symbol(), FIRST_PRICE);
    if (order.symbol().startsWith("MUTE") && order.isMarket()) {
      order.book(order.rest(), price);
      return;
    }
    voice.send(order.report(ExecType.NEW));
    if (order.isMarket() && order.symbol().startsWith("HALF")) {
      fill(order, order.rest().divide(BigDecimal.TWO), price);
    } else if ((order.isMarket() && !order.symbol().startsWith("REST"))
        || order.isReachedBy(price)) {
      fill(order, order.rest(), price);
    }
  }

  private void cancel(PhiladelphiaMessage message) throws IOException {
    Optional<PhiladelphiaOrder> open = open(message);
    if (open.isEmpty()) {
      refuse(message, CxlRejResponseTo.ORDER_CANCEL_REQUEST);
      return;
    }
    PhiladelphiaOrder order = open.get();
    order.end(OrdStatus.CANCELED);
    voice.send(
        order
            .report(ExecType.CANCELED)
            .with(ClOrdID.FIELD, message.text(ClOrdID.FIELD))
            .with(OrigClOrdID.FIELD, order.id()));
  }

  private void replace(PhiladelphiaMessage message) throws IOException {
    Optional<PhiladelphiaOrder> open =
        open(message).filter(order -> message.number(OrderQty.FIELD).compareTo(order.filled()) > 0);
    if (open.isEmpty()) {
      refuse(message, CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST);
      return;
    }
    PhiladelphiaOrder order = open.get();
    String former = order.id();
    order.replace(message);
    voice.send(order.report(ExecType.REPLACED).with(OrigClOrdID.FIELD, former));
  }

  private void refuse(PhiladelphiaMessage message, char what) throws IOException {
    Optional<PhiladelphiaOrder> ended = find(message.text(OrigClOrdID.FIELD));
    int why = ended.isPresent() ? CxlRejReason.TOO_LATE_TO_CANCEL : CxlRejReason.UNKNOWN_ORDER;
    voice.send(
        PhiladelphiaMessage.of(MsgType.ORDER_CANCEL_REJECT)
            .with(OrderID.FIELD, ended.map(PhiladelphiaOrder::venueId).orElse("NONE"))
            .with(ClOrdID.FIELD, message.text(ClOrdID.FIELD))
            .with(OrigClOrdID.FIELD, message.text(OrigClOrdID.FIELD))
            .with(OrdStatus.FIELD, ended.map(PhiladelphiaOrder::status).orElse("8"))
            .with(CxlRejResponseTo.FIELD, String.valueOf(what))
            .with(CxlRejReason.FIELD, Integer.toString(why)));
  }

  private void status(PhiladelphiaMessage message) throws IOException {
    PhiladelphiaMessage report =
        find(message.text(ClOrdID.FIELD))
            .map(order -> order.report(ExecType.ORDER_STATUS))
            .orElseGet(() -> unknown(message));
    if (!message.text(OrdStatusReqID.FIELD).isEmpty()) {
      report.with(OrdStatusReqID.FIELD, message.text(OrdStatusReqID.FIELD));
    }
    voice.send(report);
  }

  private static PhiladelphiaMessage unknown(PhiladelphiaMessage message) {
    PhiladelphiaOrder nowhere = new PhiladelphiaOrder(message, "NONE");
    nowhere.end(OrdStatus.REJECTED);
    return nowhere
        .report(ExecType.ORDER_STATUS)
        .with(OrdRejReason.FIELD, Integer.toString(OrdRejReason.UNKNOWN_ORDER))
        .with(Symbol.FIELD, message.text(Symbol.FIELD));
  }

  private Optional<PhiladelphiaOrder> open(PhiladelphiaMessage message) {
    return find(message.text(OrigClOrdID.FIELD)).filter(PhiladelphiaOrder::isOpen);
  }

  private Optional<PhiladelphiaOrder> find(String id) {
    return orders.stream().filter(order -> order.id().equals(id)).findFirst();
  }
}
