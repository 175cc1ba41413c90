package io.sallyport.venues.fix;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.VenueContract;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a FIX counterparty is reached and spoken to; {@code docs/fix.md} has each field as it is
 * written in {@code sallyport.yaml}. Passwords are not in here, only where they are kept.
 *
 * @param version the version of FIX
 * @param endpoint where the counterparty listens
 * @param parties who speaks to whom
 * @param login what the Logon carries
 * @param pace how long is waited for what
 * @param session when numbering begins anew
 * @param orders what orders carry besides themselves
 * @param contract what it can do, and what its words mean
 * @param accounts the accounts that may be used
 * @param instruments what is traded there; with none given, nothing is checked against it
 * @param special what the counterparty wants special of an instrument
 */
public record FixSettings(
    FixVersion version,
    Endpoint endpoint,
    Parties parties,
    Login login,
    Pace pace,
    SessionRules session,
    OrderRules orders,
    VenueContract contract,
    List<AccountId> accounts,
    Optional<SortedMap<Symbol, Instrument>> instruments,
    SortedMap<Symbol, Special> special) {
  public FixSettings {
    accounts = List.copyOf(accounts);
    special = Collections.unmodifiableSortedMap(new TreeMap<>(special));
    instruments = instruments.map(list -> Collections.unmodifiableSortedMap(new TreeMap<>(list)));
  }

  /** A counterparty that wants nothing special of any instrument. */
  public FixSettings(
      FixVersion version,
      Endpoint endpoint,
      Parties parties,
      Login login,
      Pace pace,
      SessionRules session,
      OrderRules orders,
      VenueContract contract,
      List<AccountId> accounts,
      Optional<SortedMap<Symbol, Instrument>> instruments) {
    this(
        version,
        endpoint,
        parties,
        login,
        pace,
        session,
        orders,
        contract,
        accounts,
        instruments,
        new TreeMap<>());
  }

  /** How the counterparty spells a symbol. */
  String spelling(Symbol symbol) {
    return Optional.ofNullable(special.get(symbol)).flatMap(Special::as).orElse(symbol.value());
  }

  /** What goes into messages about an instrument besides: its own fields before those of all. */
  FixFields fields(Symbol symbol) {
    return Optional.ofNullable(special.get(symbol))
        .map(own -> orders.fields().with(own.fields()))
        .orElse(orders.fields());
  }

  /** The session's name, such as {@code FIX.4.4:ME->BROKER}: a part of every fill's id. */
  public String sessionName() {
    return version.beginString() + ":" + parties.sender() + "->" + parties.target();
  }

  /**
   * Where the counterparty listens.
   *
   * @param host its name or address
   * @param port its port, 1 to 65535
   * @param tls how the way is secured, if it is
   */
  public record Endpoint(String host, int port, Optional<Tls> tls) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * TLS 1.2 or 1.3; the certificate must be valid and name the host.
   *
   * @param trustStore whom to trust, PKCS 12 or JKS; the platform's own list if empty
   * @param trustStorePassword its password, if it has one
   * @param keyStore who we are, where the counterparty asks for that
   * @param keyStorePassword its password, if it has one
   */
  public record Tls(
      Optional<Path> trustStore,
      Optional<SecretSource> trustStorePassword,
      Optional<Path> keyStore,
      Optional<SecretSource> keyStorePassword) {}

  /**
   * Who speaks to whom.
   *
   * @param sender SenderCompID (49)
   * @param target TargetCompID (56)
   * @param senderSub SenderSubID (50)
   * @param targetSub TargetSubID (57)
   */
  public record Parties(
      String sender, String target, Optional<String> senderSub, Optional<String> targetSub) {}

  /**
   * What the Logon carries.
   *
   * @param username Username (553)
   * @param password where the password is kept
   * @param field in which field it goes
   */
  public record Login(
      Optional<String> username, Optional<SecretSource> password, PasswordField field) {}

  /** The field of the Logon that carries the password. */
  public enum PasswordField {
    /** Password (554). */
    PASSWORD,
    /** RawData (96), with RawDataLength (95): the custom of FIX 4.2. */
    RAW_DATA
  }

  /**
   * How long is waited for what, each a whole number of seconds.
   *
   * @param heartbeat HeartBtInt (108)
   * @param logon for the answer to a Logon
   * @param reconnect between two attempts to connect
   * @param answer for all that answers a question
   */
  public record Pace(Duration heartbeat, Duration logon, Duration reconnect, Duration answer) {}

  /**
   * When both sides begin to number anew.
   *
   * @param resetOnLogon at each Logon. What was missed is then never sent again
   * @param hours from when to when a session lasts; if empty, it has no end
   */
  public record SessionRules(boolean resetOnLogon, Optional<Hours> hours) {}

  /**
   * From when to when a session lasts: each day, and where the start is not before the end, through
   * midnight; or, if it has days, once a week from one to the other.
   *
   * @param days the day on which it starts and that on which it ends, if it lasts a week
   */
  public record Hours(LocalTime start, LocalTime end, ZoneId zone, Optional<Days> days) {
    /** A session of each day. */
    public Hours(LocalTime start, LocalTime end, ZoneId zone) {
      this(start, end, zone, Optional.empty());
    }
  }

  /** The days on which a session of a week starts and ends. */
  public record Days(DayOfWeek start, DayOfWeek end) {}

  /**
   * What orders carry besides themselves.
   *
   * @param planned how long a planned order and a safety-sell live
   * @param protective how long stop loss and take profit live
   * @param fields what goes into every order besides, and into what else may have it
   * @param handlInst HandlInst (21), if it is sent
   */
  public record OrderRules(
      Lifetime planned, Lifetime protective, FixFields fields, Optional<String> handlInst) {
    /** Automated execution, without a broker's hand: what is sent where nothing else is said. */
    public static final String AUTOMATED = "1";

    /** Rules of orders that are executed automatically. */
    public OrderRules(Lifetime planned, Lifetime protective, FixFields fields) {
      this(planned, protective, fields, Optional.of(AUTOMATED));
    }
  }

  /**
   * What a counterparty wants special of an instrument.
   *
   * @param as its own spelling of the symbol, where that is another
   * @param fields what goes into messages about it besides
   */
  public record Special(Optional<String> as, FixFields fields) {}

  /** TimeInForce (59). */
  public enum Lifetime {
    DAY("0"),
    GOOD_TILL_CANCEL("1"),
    IMMEDIATE_OR_CANCEL("3"),
    FILL_OR_KILL("4");

    private final String code;

    Lifetime(String code) {
      this.code = code;
    }

    /** The field's value. */
    public String code() {
      return code;
    }
  }
}
