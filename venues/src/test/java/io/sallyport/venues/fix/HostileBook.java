package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueContract.SameId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.BusinessRejectReason;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecTransType;
import quickfix.field.ExecType;
import quickfix.field.LongQty;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.NoPositions;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrigClOrdID;
import quickfix.field.PosMaintRptID;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;
import quickfix.field.PosType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.SessionRejectReason;
import quickfix.field.ShortQty;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TotalNumPosReports;

/** What a hostile counterparty knows of orders, and what it makes of each message. */
final class HostileBook {
  /** What a counterparty does besides answering. */
  interface Means {
    /** Sends now, or stores it for the next Logon if nobody is logged on. */
    void send(Message message);

    /** Stores a message as sent, and does not send it. */
    void lose(Message message);

    void disconnect();

    void later(Runnable task);
  }

  private final List<HostileOrder> taken = new ArrayList<>();
  private final Map<String, HostileOrder> orders = new LinkedHashMap<>();
  private final Map<String, Integer> received = new TreeMap<>();
  private final Consumer<String> record;
  private final Means means;
  private final SameId sameId;
  private int executions;

  HostileBook(Means means, SameId sameId, Consumer<String> record) {
    this.means = means;
    this.sameId = sameId;
    this.record = record;
  }

  synchronized int received(String id) {
    return received.getOrDefault(id, 0);
  }

  synchronized BigDecimal filled(String id) {
    HostileOrder order = orders.get(id);
    return order == null ? BigDecimal.ZERO : order.filled();
  }

  /** Reacts to a message. */
  synchronized void take(boolean is42, Message message) throws FieldNotFound {
    switch (message.getHeader().getString(MsgType.FIELD)) {
      case MsgType.ORDER_SINGLE -> order(is42, message);
      case MsgType.ORDER_CANCEL_REQUEST -> cancel(message);
      case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> change(message);
      case MsgType.ORDER_STATUS_REQUEST -> status(is42, message);
      case MsgType.REQUEST_FOR_POSITIONS -> positions(message);
      default -> {
        // Nothing that this counterparty listens to.
      }
    }
  }

  private void order(boolean is42, Message message) throws FieldNotFound {
    HostileOrder order = new HostileOrder(is42, message);
    received.merge(order.id(), 1, Integer::sum);
    record.accept("order " + order.id());
    HostileOrder former = orders.get(order.id());
    if (former != null && !isTakenBeside(former)) {
      means.send(sameId == SameId.RETURNS_ORIGINAL ? former.status(next()) : duplicate(order));
      return;
    }
    if (!List.of(Temper.SILENT, Temper.VANISH).contains(order.temper())) {
      orders.put(order.id(), order);
      taken.add(order);
    }
    react(order, message);
  }

  private boolean isTakenBeside(HostileOrder former) {
    return switch (sameId) {
      case RETURNS_ORIGINAL, REJECTED -> false;
      case REJECTED_WHILE_OPEN -> !former.isOpen();
      case NOT_LOOKED_AT -> true;
    };
  }

  private void react(HostileOrder order, Message message) throws FieldNotFound {
    switch (order.temper()) {
      case FILL -> send(order.acknowledged(next()), fill(order, order.rest()));
      case MARKET -> atMarket(order, message, order.rest());
      case HALF -> atMarket(order, message, order.half());
      case REST, RACE, DEAF -> send(order.acknowledged(next()));
      case TWICE -> twice(order);
      case BACKWARDS -> backwards(order);
      case LATE -> {
        send(order.acknowledged(next()));
        means.later(() -> fillLate(order));
      }
      case MUTE -> fill(order, order.rest());
      case SILENT -> {
        // That is all it says.
      }
      case DROP -> {
        means.disconnect();
        send(order.acknowledged(next()), fill(order, order.rest()));
      }
      case VANISH -> means.disconnect();
      case GAP -> {
        Message acknowledgement = order.acknowledged(next());
        means.lose(fill(order, order.rest()));
        send(acknowledgement);
      }
      case REFUSE -> send(refused(order));
      case BUSINESS -> send(businessReject(message));
      case SESSION -> send(sessionReject(message));
      case BUST -> amend(order, '1', "H");
      case CORRECT -> amend(order, '2', "G");
    }
  }

  /** Stops and limits rest: whoever protects what is held would else never come to an end. */
  private void atMarket(HostileOrder order, Message message, BigDecimal part) throws FieldNotFound {
    send(order.acknowledged(next()));
    if (message.getChar(OrdType.FIELD) == OrdType.MARKET) {
      send(fill(order, part));
    }
  }

  private void twice(HostileOrder order) throws FieldNotFound {
    Message acknowledgement = order.acknowledged(next());
    Message fill = fill(order, order.rest());
    send(copy(acknowledgement), acknowledgement, copy(fill), fill);
  }

  private void backwards(HostileOrder order) throws FieldNotFound {
    Message acknowledgement = order.acknowledged(next());
    send(fill(order, order.rest()), acknowledgement);
  }

  private synchronized void fillLate(HostileOrder order) {
    try {
      if (order.isOpen()) {
        send(fill(order, order.rest()));
      }
    } catch (FieldNotFound e) {
      throw new IllegalStateException(e);
    }
  }

  private void amend(HostileOrder order, char kind42, String kind44) throws FieldNotFound {
    Message fill = fill(order, order.rest());
    Message amendment = order.amended(next(), kind42, kind44);
    amendment.setString(ExecRefID.FIELD, fill.getString(ExecID.FIELD));
    send(order.acknowledged(next()), fill, amendment);
  }

  private Message fill(HostileOrder order, BigDecimal part) throws FieldNotFound {
    record.accept("fill " + order.id() + " " + part.toPlainString());
    return order.filled(next(), part);
  }

  private Message refused(HostileOrder order) throws FieldNotFound {
    Message reject = order.rejected(next());
    reject.setInt(OrdRejReason.FIELD, OrdRejReason.ORDER_EXCEEDS_LIMIT);
    reject.setString(Text.FIELD, "too much for you");
    return reject;
  }

  private Message duplicate(HostileOrder order) throws FieldNotFound {
    Message reject = order.rejected(next());
    reject.setInt(OrdRejReason.FIELD, OrdRejReason.DUPLICATE_ORDER);
    return reject;
  }

  private void cancel(Message message) throws FieldNotFound {
    String id = message.getString(OrigClOrdID.FIELD);
    HostileOrder order = orders.get(id);
    record.accept("cancel " + id);
    if (order == null || !order.isOpen()) {
      send(cancelReject(message, order == null ? "8" : "2"));
      return;
    }
    switch (order.temper()) {
      case DEAF -> {
        // It does not hear.
      }
      case RACE -> send(fill(order, order.rest()), cancelReject(message, "2"));
      default -> {
        Message report = order.cancelled(next());
        report.setString(ClOrdID.FIELD, message.getString(ClOrdID.FIELD));
        report.setString(OrigClOrdID.FIELD, id);
        send(report);
      }
    }
  }

  private void change(Message message) throws FieldNotFound {
    HostileOrder order = orders.get(message.getString(OrigClOrdID.FIELD));
    if (order == null || !order.isOpen()) {
      Message reject = cancelReject(message, order == null ? "8" : "2");
      reject.setString(CxlRejResponseTo.FIELD, "2");
      send(reject);
      return;
    }
    order.replaced(message);
    orders.put(order.id(), order);
    Message report = order.replacement(next());
    report.setString(OrigClOrdID.FIELD, message.getString(OrigClOrdID.FIELD));
    send(report);
  }

  private static Message cancelReject(Message cancel, String status) throws FieldNotFound {
    Message reject = message(MsgType.ORDER_CANCEL_REJECT);
    reject.setString(OrderID.FIELD, "NONE");
    reject.setString(ClOrdID.FIELD, cancel.getString(ClOrdID.FIELD));
    reject.setString(OrigClOrdID.FIELD, cancel.getString(OrigClOrdID.FIELD));
    reject.setString(OrdStatus.FIELD, status);
    reject.setInt(CxlRejReason.FIELD, status.equals("8") ? 1 : 0);
    return reject;
  }

  private void status(boolean is42, Message request) throws FieldNotFound {
    HostileOrder known = orders.get(request.getString(ClOrdID.FIELD));
    Message report = known == null ? unknown(is42, request) : known.status(next());
    if (request.isSetField(OrdStatusReqID.FIELD)) {
      report.setString(OrdStatusReqID.FIELD, request.getString(OrdStatusReqID.FIELD));
    }
    send(report);
  }

  private Message unknown(boolean is42, Message request) throws FieldNotFound {
    Message report = message(MsgType.EXECUTION_REPORT);
    report.setString(OrderID.FIELD, "NONE");
    report.setString(ClOrdID.FIELD, request.getString(ClOrdID.FIELD));
    report.setString(ExecID.FIELD, next());
    report.setString(ExecType.FIELD, is42 ? "8" : "I");
    if (is42) {
      report.setString(ExecTransType.FIELD, "3");
    }
    report.setString(OrdStatus.FIELD, "8");
    report.setInt(OrdRejReason.FIELD, OrdRejReason.UNKNOWN_ORDER);
    report.setString(CumQty.FIELD, "0");
    return report;
  }

  private void positions(Message request) throws FieldNotFound {
    Map<String, BigDecimal> holdings = new TreeMap<>();
    for (HostileOrder order : taken) {
      holdings.merge(order.symbol(), order.signed(), BigDecimal::add);
    }
    Message acknowledgement = message(MsgType.REQUEST_FOR_POSITIONS_ACK);
    acknowledgement.setString(PosReqID.FIELD, request.getString(PosReqID.FIELD));
    acknowledgement.setInt(TotalNumPosReports.FIELD, holdings.size());
    acknowledgement.setInt(PosReqResult.FIELD, holdings.isEmpty() ? 2 : 0);
    List<Message> answers = new ArrayList<>(List.of(acknowledgement));
    for (Map.Entry<String, BigDecimal> holding : holdings.entrySet()) {
      answers.add(position(request, holding.getKey(), holding.getValue()));
    }
    send(answers.toArray(Message[]::new));
  }

  private static Message position(Message request, String symbol, BigDecimal quantity)
      throws FieldNotFound {
    Message report = message(MsgType.POSITION_REPORT);
    report.setString(PosMaintRptID.FIELD, "P-" + symbol);
    report.setString(PosReqID.FIELD, request.getString(PosReqID.FIELD));
    report.setInt(PosReqResult.FIELD, 0);
    report.setString(Symbol.FIELD, symbol);
    Group group = new Group(NoPositions.FIELD, PosType.FIELD);
    group.setString(PosType.FIELD, "TOT");
    group.setDecimal(LongQty.FIELD, quantity.max(BigDecimal.ZERO));
    group.setDecimal(ShortQty.FIELD, quantity.min(BigDecimal.ZERO).negate());
    report.addGroup(group);
    return report;
  }

  private static Message businessReject(Message message) throws FieldNotFound {
    Message reject = message(MsgType.BUSINESS_MESSAGE_REJECT);
    reject.setInt(RefSeqNum.FIELD, message.getHeader().getInt(MsgSeqNum.FIELD));
    reject.setString(RefMsgType.FIELD, MsgType.ORDER_SINGLE);
    reject.setInt(BusinessRejectReason.FIELD, BusinessRejectReason.NOT_AUTHORIZED);
    reject.setString(Text.FIELD, "not you");
    return reject;
  }

  private static Message sessionReject(Message message) throws FieldNotFound {
    Message reject = message(MsgType.REJECT);
    reject.setInt(RefSeqNum.FIELD, message.getHeader().getInt(MsgSeqNum.FIELD));
    reject.setString(RefMsgType.FIELD, MsgType.ORDER_SINGLE);
    reject.setInt(SessionRejectReason.FIELD, SessionRejectReason.VALUE_IS_INCORRECT);
    reject.setString(Text.FIELD, "not like that");
    return reject;
  }

  private static Message message(String type) {
    Message message = new Message();
    message.getHeader().setString(MsgType.FIELD, type);
    return message;
  }

  private static Message copy(Message message) {
    return (Message) message.clone();
  }

  private void send(Message... messages) {
    for (Message message : messages) {
      means.send(message);
    }
  }

  private String next() {
    executions++;
    return "E" + executions;
  }
}
