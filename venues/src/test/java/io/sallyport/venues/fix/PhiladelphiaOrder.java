package io.sallyport.venues.fix;

import java.math.BigDecimal;
import java.math.MathContext;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;

/** One order in the book of a broker on Philadelphia. */
final class PhiladelphiaOrder {
  private final String venueId;
  private final String symbol;
  private final String side;
  private final String type;
  private String id;
  private BigDecimal quantity;
  private BigDecimal limit;
  private BigDecimal stop;
  private BigDecimal filled = BigDecimal.ZERO;
  private BigDecimal average = BigDecimal.ZERO;
  private String status = String.valueOf(OrdStatus.NEW);
  private int reports;

  PhiladelphiaOrder(PhiladelphiaMessage message, String venueId) {
    this.venueId = venueId;
    this.symbol = message.text(Symbol.FIELD);
    this.side = message.text(Side.FIELD);
    this.type = message.text(OrdType.FIELD);
    this.id = message.text(ClOrdID.FIELD);
    this.quantity = message.number(OrderQty.FIELD);
    this.limit = message.number(Price.FIELD);
    this.stop = message.number(StopPx.FIELD);
  }

  String id() {
    return id;
  }

  String venueId() {
    return venueId;
  }

  String symbol() {
    return symbol;
  }

  String status() {
    return status;
  }

  BigDecimal filled() {
    return filled;
  }

  BigDecimal rest() {
    return quantity.subtract(filled);
  }

  boolean isOpen() {
    return status.equals("0") || status.equals("1");
  }

  boolean isMarket() {
    return type.equals(String.valueOf(OrdType.MARKET));
  }

  private boolean buys() {
    return side.equals(String.valueOf(Side.BUY));
  }

  /** Whether it is a limit or a stop that fills at a price. */
  boolean isReachedBy(BigDecimal price) {
    return switch (type) {
      case "2" -> buys() ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
      case "3" -> buys() ? price.compareTo(stop) >= 0 : price.compareTo(stop) <= 0;
      default -> false;
    };
  }

  /** A part of it was traded. */
  void book(BigDecimal part, BigDecimal price) {
    BigDecimal whole = average.multiply(filled).add(price.multiply(part));
    filled = filled.add(part);
    average = whole.divide(filled, MathContext.DECIMAL64);
    status = rest().signum() > 0 ? "1" : "2";
  }

  void end(char last) {
    status = String.valueOf(last);
  }

  /** It is changed as asked, and bears another id from now on. */
  void replace(PhiladelphiaMessage message) {
    id = message.text(ClOrdID.FIELD);
    quantity = message.number(OrderQty.FIELD);
    limit = message.number(Price.FIELD);
    stop = message.number(StopPx.FIELD);
  }

  PhiladelphiaMessage report(char what) {
    reports++;
    return PhiladelphiaMessage.of(MsgType.EXECUTION_REPORT)
        .with(OrderID.FIELD, venueId)
        .with(ClOrdID.FIELD, id)
        .with(ExecID.FIELD, venueId + "-" + reports)
        .with(ExecType.FIELD, String.valueOf(what))
        .with(OrdStatus.FIELD, status)
        .with(Symbol.FIELD, symbol)
        .with(Side.FIELD, side)
        .with(OrderQty.FIELD, quantity)
        .with(CumQty.FIELD, filled)
        .with(LeavesQty.FIELD, isOpen() ? rest() : BigDecimal.ZERO)
        .with(AvgPx.FIELD, average);
  }

  /** Its line in the book. */
  String line() {
    return String.join(
        " ",
        id,
        buys() ? "BUY" : "SELL",
        symbol,
        quantity.toPlainString(),
        filled.toPlainString(),
        average.toPlainString(),
        status);
  }
}
