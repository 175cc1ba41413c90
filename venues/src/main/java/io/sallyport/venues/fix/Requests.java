package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import quickfix.Group;
import quickfix.field.Account;
import quickfix.field.AccountType;
import quickfix.field.ClOrdID;
import quickfix.field.ClearingBusinessDate;
import quickfix.field.HandlInst;
import quickfix.field.MsgType;
import quickfix.field.NoPartyIDs;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PartyID;
import quickfix.field.PartyIDSource;
import quickfix.field.PartyRole;
import quickfix.field.PosReqID;
import quickfix.field.PosReqType;
import quickfix.field.Price;
import quickfix.field.StopPx;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;

/** Writes what a counterparty is sent. */
final class Requests {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String OF_A_CUSTOMER = "1";
  private static final String CUSTOMER_ACCOUNT = "24";

  private final FixSettings settings;
  private final RequestIds ids;
  private final Map<FixVersion, FixDictionary> dictionaries = new ConcurrentHashMap<>();

  Requests(FixSettings settings) {
    this.settings = settings;
    this.ids = new RequestIds(settings.contract().clientIds());
  }

  /** NewOrderSingle (D). */
  Outgoing order(VenueOrder order, LogicalTime at) {
    Outgoing message = new Outgoing(MsgType.ORDER_SINGLE, new Purpose.Order(order.orderId()));
    order(message, order, at);
    return message;
  }

  private void order(Outgoing message, VenueOrder order, LogicalTime at) {
    message.setString(ClOrdID.FIELD, order.clientOrderId());
    message.setString(Account.FIELD, order.account().value());
    settings.orders().handlInst().ifPresent(how -> message.setString(HandlInst.FIELD, how));
    instrument(message, order);
    message.setString(OrderQty.FIELD, Decimals.plain(order.quantity()));
    message.setString(OrdType.FIELD, type(order));
    price(message, Price.FIELD, order.limitPrice());
    price(message, StopPx.FIELD, order.stopPrice());
    message.setString(TimeInForce.FIELD, lifetime(order.role()).code());
    message.setString(TransactTime.FIELD, timestamp(at));
    besides(message, settings.fields(order.symbol()));
  }

  /** What the counterparty wants besides, as far as a message of this type may have it. */
  private void besides(Outgoing message, FixFields fields) {
    if (!fields.isEmpty()) {
      dictionaries
          .computeIfAbsent(settings.version(), FixDictionary::of)
          .write(message, new Fields(message.getHeader()).text(MsgType.FIELD).orElse(""), fields);
    }
  }

  /** OrderCancelRequest (F). */
  Outgoing cancel(
      VenueOrder order, String cancelId, Optional<String> venueOrderId, LogicalTime at) {
    Outgoing message =
        new Outgoing(MsgType.ORDER_CANCEL_REQUEST, new Purpose.Cancel(order.orderId()));
    message.setString(OrigClOrdID.FIELD, order.clientOrderId());
    message.setString(ClOrdID.FIELD, cancelId);
    venueOrderId.ifPresent(id -> message.setString(OrderID.FIELD, id));
    message.setString(Account.FIELD, order.account().value());
    instrument(message, order);
    message.setString(OrderQty.FIELD, Decimals.plain(order.quantity()));
    message.setString(TransactTime.FIELD, timestamp(at));
    besides(message, settings.fields(order.symbol()));
    return message;
  }

  /** OrderCancelReplaceRequest (G): the whole order as it is wanted, under its next id. */
  Outgoing change(VenueOrder from, VenueOrder to, Optional<String> venueOrderId, LogicalTime at) {
    Outgoing message =
        new Outgoing(MsgType.ORDER_CANCEL_REPLACE_REQUEST, new Purpose.Change(to.orderId()));
    message.setString(OrigClOrdID.FIELD, from.clientOrderId());
    venueOrderId.ifPresent(id -> message.setString(OrderID.FIELD, id));
    order(message, to, at);
    return message;
  }

  /** OrderStatusRequest (H). */
  Outgoing status(UUID questionId, VenueOrder order, int number, Optional<String> venueOrderId) {
    Outgoing message = new Outgoing(MsgType.ORDER_STATUS_REQUEST, new Purpose.Question(questionId));
    message.setString(ClOrdID.FIELD, order.clientOrderId());
    venueOrderId.ifPresent(id -> message.setString(OrderID.FIELD, id));
    message.setString(Account.FIELD, order.account().value());
    instrument(message, order);
    if (settings.version() == FixVersion.FIX_4_4) {
      message.setString(OrdStatusReqID.FIELD, ids.status(questionId, number));
    }
    besides(message, settings.fields(order.symbol()));
    return message;
  }

  /** RequestForPositions (AN). */
  Outgoing positions(VenueQuestion question, LogicalTime at) {
    Outgoing message =
        new Outgoing(MsgType.REQUEST_FOR_POSITIONS, new Purpose.Question(question.questionId()));
    message.setString(PosReqID.FIELD, ids.positions(question.questionId()));
    message.setInt(PosReqType.FIELD, PosReqType.POSITIONS);
    message.setChar(SubscriptionRequestType.FIELD, SubscriptionRequestType.SNAPSHOT);
    message.setString(Account.FIELD, question.account().value());
    message.setString(AccountType.FIELD, OF_A_CUSTOMER);
    message.addGroup(party(question));
    question
        .symbol()
        .ifPresent(symbol -> {
          message.setString(Symbol.FIELD, settings.spelling(symbol));
          besides(message, settings.fields(symbol));
        });
    message.setString(
        ClearingBusinessDate.FIELD, at.utcDay().format(DateTimeFormatter.BASIC_ISO_DATE));
    message.setString(TransactTime.FIELD, timestamp(at));
    return message;
  }

  private static Group party(VenueQuestion question) {
    Group party = new Group(NoPartyIDs.FIELD, PartyID.FIELD);
    party.setString(PartyID.FIELD, question.account().value());
    party.setChar(PartyIDSource.FIELD, PartyIDSource.PROPRIETARY_CUSTOM_CODE);
    party.setString(PartyRole.FIELD, CUSTOMER_ACCOUNT);
    return party;
  }

  private void instrument(Outgoing message, VenueOrder order) {
    message.setString(Symbol.FIELD, settings.spelling(order.symbol()));
    message.setChar(
        quickfix.field.Side.FIELD,
        order.side() == Side.BUY ? quickfix.field.Side.BUY : quickfix.field.Side.SELL);
  }

  private static String type(VenueOrder order) {
    if (order.stopPrice().isPresent()) {
      return String.valueOf(
          order.limitPrice().isPresent() ? OrdType.STOP_LIMIT : OrdType.STOP_STOP_LOSS);
    }
    return String.valueOf(order.limitPrice().isPresent() ? OrdType.LIMIT : OrdType.MARKET);
  }

  private static void price(Outgoing message, int tag, Optional<BigDecimal> price) {
    price.ifPresent(given -> message.setString(tag, Decimals.plain(given)));
  }

  private FixSettings.Lifetime lifetime(OrderRole role) {
    return switch (role) {
      case PLANNED -> settings.orders().planned();
      case SAFETY_SELL -> ofSafetySell(settings.orders().planned());
      case STOP_LOSS, TAKE_PROFIT -> settings.orders().protective();
    };
  }

  /** A safety-sell takes what it can get: it is never all or nothing. */
  private static FixSettings.Lifetime ofSafetySell(FixSettings.Lifetime planned) {
    return planned == FixSettings.Lifetime.FILL_OR_KILL
        ? FixSettings.Lifetime.IMMEDIATE_OR_CANCEL
        : planned;
  }

  private static String timestamp(LogicalTime at) {
    return TIMESTAMP.format(
        Instant.ofEpochSecond(at.micros() / 1_000_000, at.micros() % 1_000_000 * 1_000));
  }
}
