package io.sallyport.cli.config;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
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
  private static final SortedMap<String, Lifetime> LIFETIMES =
      new TreeMap<>(Map.of("day", Lifetime.DAY, "gtc", Lifetime.GOOD_TILL_CANCEL));
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
    return new FixSettings(
        version,
        endpoint(),
        parties(),
        login(version),
        pace(),
        new FixSettings.SessionRules(
            venue.optional("reset_on_logon", Words.oneOf(TRUTHS)).orElse(false),
            FixHours.of(venue)),
        orders(),
        FixContract.of(venue, version),
        accounts(),
        instruments());
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

  private FixSettings.OrderRules orders() throws YamlProblem {
    return new FixSettings.OrderRules(
        venue.optional("time_in_force", Words.oneOf(LIFETIMES)).orElse(Lifetime.DAY),
        venue
            .optional("protective_time_in_force", Words.oneOf(LIFETIMES))
            .orElse(Lifetime.GOOD_TILL_CANCEL),
        OrderFields.of(venue.map("order_fields")));
  }

  private List<AccountId> accounts() throws YamlProblem {
    List<AccountId> accounts = venue.values("accounts", AccountId::parse);
    if (accounts.isEmpty()) {
      throw venue.problem("accounts", "at least one account must be named in accounts");
    }
    return accounts;
  }

  private Optional<SortedMap<Symbol, Instrument>> instruments() throws YamlProblem {
    if (!venue.has("instruments")) {
      return Optional.empty();
    }
    YamlMap all = venue.map("instruments");
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    for (String name : all.names()) {
      Symbol symbol = all.name(name, Symbol::parse);
      instruments.put(symbol, Instruments.of(symbol, all.map(name).only(Instruments.FIELDS)));
    }
    return Optional.of(instruments);
  }
}
