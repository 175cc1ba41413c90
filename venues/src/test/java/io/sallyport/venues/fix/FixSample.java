package io.sallyport.venues.fix;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.testkit.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Settings, orders and questions that the tests share. */
final class FixSample {
  static final LogicalTime AT = Samples.MONDAY;
  static final AccountId ACCOUNT = new AccountId("ACC1");
  static final UUID ORDER = id(1);
  static final String CANCEL = id(2).toString();
  static final UUID QUESTION = id(3);

  static final VenueContract TELLS_POSITIONS =
      new VenueContract(
          VenueContract.USUAL.clientIds(),
          VenueContract.SameId.REJECTED,
          Optional.empty(),
          new VenueContract.Asking(VenueContract.By.CLIENT_ID, Optional.empty(), true, false),
          false,
          VenueContract.Change.IN_PLACE,
          VenueContract.USUAL.abilities(),
          VenueContract.Disconnect.NOTHING);

  private FixSample() {}

  static VenueContract withIds(VenueContract contract, ClientOrderIds form) {
    return new VenueContract(
        form,
        contract.sameId(),
        contract.validFor(),
        contract.ask(),
        contract.lastWord(),
        contract.change(),
        contract.abilities(),
        contract.disconnect());
  }

  static UUID id(int number) {
    return new UUID(0x5a11_0000_0000_5000L, 0x8000_0000_0000_0000L + number);
  }

  static FixSettings settings(FixVersion version, int port) {
    return settings(
        version,
        port,
        new FixSettings.Login(
            Optional.empty(), Optional.empty(), FixSettings.PasswordField.PASSWORD),
        VenueContract.USUAL);
  }

  static FixSettings settings(
      FixVersion version, int port, FixSettings.Login login, VenueContract contract) {
    return new FixSettings(
        version,
        new FixSettings.Endpoint("127.0.0.1", port, Optional.empty()),
        new FixSettings.Parties(
            HostileAcceptor.OUR_NAME, HostileAcceptor.ITS_NAME, Optional.empty(), Optional.empty()),
        login,
        new FixSettings.Pace(
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2)),
        new FixSettings.SessionRules(false, Optional.empty()),
        new FixSettings.OrderRules(
            FixSettings.Lifetime.DAY, FixSettings.Lifetime.GOOD_TILL_CANCEL, FixFields.NONE),
        contract,
        List.of(ACCOUNT),
        Optional.empty());
  }

  static FixSettings between(FixSettings settings, String sender, String target) {
    return new FixSettings(
        settings.version(),
        settings.endpoint(),
        new FixSettings.Parties(sender, target, Optional.empty(), Optional.empty()),
        settings.login(),
        settings.pace(),
        settings.session(),
        settings.orders(),
        settings.contract(),
        settings.accounts(),
        settings.instruments());
  }

  static FixSettings withTls(FixSettings settings, FixSettings.Tls tls) {
    FixSettings.Endpoint endpoint = settings.endpoint();
    return new FixSettings(
        settings.version(),
        new FixSettings.Endpoint(endpoint.host(), endpoint.port(), Optional.of(tls)),
        settings.parties(),
        settings.login(),
        settings.pace(),
        settings.session(),
        settings.orders(),
        settings.contract(),
        settings.accounts(),
        settings.instruments());
  }

  static FixSettings withOrders(FixSettings settings, FixSettings.OrderRules orders) {
    return new FixSettings(
        settings.version(),
        settings.endpoint(),
        settings.parties(),
        settings.login(),
        settings.pace(),
        settings.session(),
        orders,
        settings.contract(),
        settings.accounts(),
        settings.instruments());
  }

  static FixSettings withSpecial(FixSettings settings, String symbol, FixSettings.Special special) {
    return new FixSettings(
        settings.version(),
        settings.endpoint(),
        settings.parties(),
        settings.login(),
        settings.pace(),
        settings.session(),
        settings.orders(),
        settings.contract(),
        settings.accounts(),
        settings.instruments(),
        new TreeMap<>(java.util.Map.of(new Symbol(symbol), special)));
  }

  static FixSettings withHours(FixSettings settings, FixSettings.Hours hours) {
    return new FixSettings(
        settings.version(),
        settings.endpoint(),
        settings.parties(),
        settings.login(),
        settings.pace(),
        new FixSettings.SessionRules(false, Optional.of(hours)),
        settings.orders(),
        settings.contract(),
        settings.accounts(),
        settings.instruments());
  }

  static FixSettings withPace(FixSettings settings, FixSettings.Pace pace) {
    return new FixSettings(
        settings.version(),
        settings.endpoint(),
        settings.parties(),
        settings.login(),
        pace,
        settings.session(),
        settings.orders(),
        settings.contract(),
        settings.accounts(),
        settings.instruments());
  }

  static VenueOrder market(UUID id, String symbol, String quantity) {
    return order(id, symbol, quantity, Optional.empty(), Optional.empty());
  }

  static VenueOrder order(
      UUID id,
      String symbol,
      String quantity,
      Optional<BigDecimal> limit,
      Optional<BigDecimal> stop) {
    return new VenueOrder(
        id,
        Samples.TENANT,
        ACCOUNT,
        OrderRole.PLANNED,
        new Symbol(symbol),
        Side.BUY,
        new BigDecimal(quantity),
        limit,
        stop);
  }

  /** All names of an order whose id the venue has not told. */
  static OrderName name(VenueOrder order) {
    return new OrderName(order.orderId(), List.of(order.clientOrderId()), Optional.empty());
  }

  static VenueQuestion question(UUID id, VenueOrder... orders) {
    return new VenueQuestion(id, Samples.TENANT, ACCOUNT, Optional.empty(), List.of(orders));
  }
}
