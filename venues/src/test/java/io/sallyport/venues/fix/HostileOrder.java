package io.sallyport.venues.fix;

import java.math.BigDecimal;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecTransType;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;

/** One order in a hostile counterparty's book. */
final class HostileOrder {
  static final String PRICE = "150";

  private final boolean is42;
  private Message order;
  private String id;
  private BigDecimal quantity;
  private BigDecimal cumulative = BigDecimal.ZERO;
  private String status = "0";

  HostileOrder(boolean is42, Message order) throws FieldNotFound {
    this.is42 = is42;
    this.order = order;
    this.id = order.getString(ClOrdID.FIELD);
    this.quantity = order.getDecimal(OrderQty.FIELD);
  }

  String id() {
    return id;
  }

  String symbol() throws FieldNotFound {
    return order.getString(Symbol.FIELD);
  }

  Temper temper() throws FieldNotFound {
    return Temper.of(symbol());
  }

  BigDecimal filled() {
    return cumulative;
  }

  BigDecimal signed() throws FieldNotFound {
    return order.getChar(Side.FIELD) == Side.BUY ? cumulative : cumulative.negate();
  }

  boolean isOpen() {
    return status.equals("0") || status.equals("1");
  }

  BigDecimal half() {
    return quantity.divide(BigDecimal.TWO);
  }

  BigDecimal rest() {
    return quantity.subtract(cumulative);
  }

  Message acknowledged(String execId) throws FieldNotFound {
    return report(execId, "0", "0");
  }

  Message filled(String execId, BigDecimal part) throws FieldNotFound {
    cumulative = cumulative.add(part);
    status = cumulative.compareTo(quantity) < 0 ? "1" : "2";
    Message report = report(execId, is42 ? status : "F", status);
    report.setDecimal(LastQty.FIELD, part);
    report.setString(LastPx.FIELD, PRICE);
    return report;
  }

  Message rejected(String execId) throws FieldNotFound {
    status = "8";
    return report(execId, "8", "8");
  }

  Message cancelled(String execId) throws FieldNotFound {
    status = "4";
    return report(execId, "4", "4");
  }

  Message status(String execId) throws FieldNotFound {
    Message report = report(execId, is42 ? status : "I", status);
    if (is42) {
      report.setString(ExecTransType.FIELD, "3");
    }
    return report;
  }

  /** It goes on as another message wants it. */
  void replaced(Message change) throws FieldNotFound {
    order = change;
    id = change.getString(ClOrdID.FIELD);
    quantity = change.getDecimal(OrderQty.FIELD);
  }

  Message replacement(String execId) throws FieldNotFound {
    Message report = report(execId, "5", is42 ? "5" : status);
    report.setDecimal(OrderQty.FIELD, quantity);
    return report;
  }

  /** A fill taken back, or corrected. */
  Message amended(String execId, char kind42, String kind44) throws FieldNotFound {
    Message report = report(execId, is42 ? status : kind44, status);
    if (is42) {
      report.setChar(ExecTransType.FIELD, kind42);
    }
    return report;
  }

  private Message report(String execId, String type, String state) throws FieldNotFound {
    Message report = new Message();
    report.getHeader().setString(MsgType.FIELD, MsgType.EXECUTION_REPORT);
    if (is42) {
      report.setString(ExecTransType.FIELD, "0");
    }
    report.setString(OrderID.FIELD, "V-" + id.substring(0, 8));
    report.setString(ClOrdID.FIELD, id);
    report.setString(ExecID.FIELD, execId);
    report.setString(ExecType.FIELD, type);
    report.setString(OrdStatus.FIELD, state);
    report.setString(Symbol.FIELD, symbol());
    report.setChar(Side.FIELD, order.getChar(Side.FIELD));
    report.setDecimal(CumQty.FIELD, cumulative);
    report.setDecimal(LeavesQty.FIELD, isOpen() ? rest() : BigDecimal.ZERO);
    report.setString(AvgPx.FIELD, cumulative.signum() > 0 ? PRICE : "0");
    copy(report, Price.FIELD);
    copy(report, StopPx.FIELD);
    return report;
  }

  private void copy(Message report, int tag) throws FieldNotFound {
    if (order.isSetField(tag)) {
      report.setString(tag, order.getString(tag));
    }
  }
}
