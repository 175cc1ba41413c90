package io.sallyport.cli.config;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixSettings;
import io.sallyport.venues.fix.FixSettings.Lifetime;
import io.sallyport.venues.fix.FixSettings.PasswordField;
import io.sallyport.venues.fix.FixVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one venue of type {@code fix}; {@code docs/fix.md} has every field. */
final class FixConfig {
  private static final SortedMap<String, Lifetime> PROTECTIVE =
      new TreeMap<>(Map.of("day", Lifetime.DAY, "gtc", Lifetime.GOOD_TILL_CANCEL));
  private static final SortedMap<String, Lifetime> PLANNED =
      new TreeMap<>(
          Map.of(
              "day", Lifetime.DAY,
              "gtc", Lifetime.GOOD_TILL_CANCEL,
              "ioc", Lifetime.IMMEDIATE_OR_CANCEL,
              "fok", Lifetime.FILL_OR_KILL));
  private static final List<Ability> TIMES =
      List.of(Ability.DAY, Ability.GTC, Ability.IOC, Ability.FOK);
  private static final SortedMap<String, Optional<String>> HANDLING =
      new TreeMap<>(
          Map.of(
              "1", Optional.of("1"),
              "2", Optional.of("2"),
              "3", Optional.of("3"),
              "none", Optional.empty()));
  private static final SortedMap<String, Boolean> TRUTHS =
      new TreeMap<>(Map.of("true", true, "false", false));

  private final YamlMap venue;
  private final FixSecrets secrets;

  FixConfig(Path home, YamlMap venue) {
    this.venue = venue;
    this.secrets = new FixSecrets(home);
  }

  FixSettings settings() throws YamlProblem {
    secrets.refuseInline(venue, "password");
    known();
    FixVersion version = venue.required("version", FixVersion::parse);
    OrderFields fields = new OrderFields(version);
    VenueContract contract = FixContract.of(venue, version);
    FixInstruments instruments = new FixInstruments(venue, fields);
    return new FixSettings(
        version,
        endpoint(),
        parties(),
        login(version),
        pace(),
        new FixSettings.SessionRules(
            venue.optional("reset_on_logon", Words.oneOf(TRUTHS)).orElse(false),
            FixHours.of(venue)),
        orders(fields, contract),
        contract,
        accounts(),
        instruments.instruments(),
        instruments.special());
  }

  private void known() throws YamlProblem {
    venue.only(
        "type",
        "version",
        "host",
        "port",
        "tls",
        "sender_comp_id",
        "target_comp_id",
        "sender_sub_id",
        "target_sub_id",
        "username",
        "password_env",
        "password_file",
        "password_field",
        "accounts",
        "instruments",
        "positions",
        "contract",
        "time_in_force",
        "protective_time_in_force",
        "order_fields",
        "handl_inst",
        "heartbeat",
        "logon_timeout",
        "reconnect",
        "answer_timeout",
        "reset_on_logon",
        "session");
  }

  private FixSettings.Endpoint endpoint() throws YamlProblem {
    return new FixSettings.Endpoint(
        venue.required("host", Words::line),
        venue
            .integer("port", Words.between(1, 65_535))
            .orElseThrow(() -> venue.problem("port", "field 'port' is missing")),
        secrets.tls(venue));
  }

  private FixSettings.Parties parties() throws YamlProblem {
    return new FixSettings.Parties(
        venue.required("sender_comp_id", Words::line),
        venue.required("target_comp_id", Words::line),
        venue.optional("sender_sub_id", Words::line),
        venue.optional("target_sub_id", Words::line));
  }

  private FixSettings.Login login(FixVersion version) throws YamlProblem {
    PasswordField usual =
        version == FixVersion.FIX_4_2 ? PasswordField.RAW_DATA : PasswordField.PASSWORD;
    SortedMap<String, PasswordField> fields =
        new TreeMap<>(Map.of("554", PasswordField.PASSWORD, "96", PasswordField.RAW_DATA));
    return new FixSettings.Login(
        venue.optional("username", Words::line),
        secrets.source(venue, "password"),
        venue.optional("password_field", Words.oneOf(fields)).orElse(usual));
  }

  private FixSettings.Pace pace() throws YamlProblem {
    return new FixSettings.Pace(
        duration("heartbeat", 30),
        duration("logon_timeout", 10),
        duration("reconnect", 5),
        duration("answer_timeout", 5));
  }

  private Duration duration(String name, int usual) throws YamlProblem {
    return venue
        .optional(name, text -> Durations.parse(name, text))
        .orElse(Duration.ofSeconds(usual));
  }

  private FixSettings.OrderRules orders(OrderFields fields, VenueContract contract)
      throws YamlProblem {
    return new FixSettings.OrderRules(
        lifetime("time_in_force", PLANNED, Lifetime.DAY, contract),
        lifetime("protective_time_in_force", PROTECTIVE, Lifetime.GOOD_TILL_CANCEL, contract),
        fields.of(venue.map("order_fields")),
        venue
            .optional("handl_inst", Words.oneOf(HANDLING))
            .orElse(Optional.of(FixSettings.OrderRules.AUTOMATED)));
  }

  /** Where the contract lists times in force, what is sent must be among them. */
  private Lifetime lifetime(
      String name, SortedMap<String, Lifetime> words, Lifetime usual, VenueContract contract)
      throws YamlProblem {
    Lifetime lifetime = venue.optional(name, Words.oneOf(words)).orElse(usual);
    boolean isListed = TIMES.stream().anyMatch(contract::can);
    if (isListed && !contract.can(ability(lifetime))) {
      throw venue.problem(
          name,
          "%s would be %s, which is not among the contract's orders"
              .formatted(name, ability(lifetime).word()));
    }
    return lifetime;
  }

  private static Ability ability(Lifetime lifetime) {
    return switch (lifetime) {
      case DAY -> Ability.DAY;
      case GOOD_TILL_CANCEL -> Ability.GTC;
      case IMMEDIATE_OR_CANCEL -> Ability.IOC;
      case FILL_OR_KILL -> Ability.FOK;
    };
  }

  private List<AccountId> accounts() throws YamlProblem {
    List<AccountId> accounts = venue.values("accounts", AccountId::parse);
    if (accounts.isEmpty()) {
      throw venue.problem("accounts", "at least one account must be named in accounts");
    }
    return accounts;
  }
}
