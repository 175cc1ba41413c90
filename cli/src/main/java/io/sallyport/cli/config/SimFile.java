package io.sallyport.cli.config;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.formats.yaml.UserFile;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.sim.SimReading;
import io.sallyport.venues.sim.SimRule;
import io.sallyport.venues.sim.SimScript;
import io.sallyport.venues.sim.Then;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code sim.yaml} in the home says (SPEC 13). Unknown fields, wrong shapes, duplicates and
 * fields that mean nothing where they stand are errors with line and column.
 */
public final class SimFile {
  private static final String NAME = "sim.yaml";
  private static final Pattern DELAY = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)([smhd])");

  private SimFile() {}

  /** Reads the file of a home as it is now; an absent one is an empty script. */
  public static SimReading read(Path home) {
    try {
      return new SimReading.Usable(script(UserFile.readMap(home.resolve(NAME))));
    } catch (YamlProblem e) {
      return new SimReading.Broken(e.getMessage());
    }
  }

  private static SimScript script(YamlMap root) throws YamlProblem {
    root.only("instruments", "orders", "contract");
    return new SimScript(
        instruments(root.map("instruments")),
        rules(root.maps("orders")),
        ContractConfig.of(root, VenueContract.SIM));
  }

  private static SortedMap<Symbol, Instrument> instruments(YamlMap all) throws YamlProblem {
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    for (String name : all.names()) {
      Symbol symbol = all.name(name, Symbol::parse);
      instruments.put(symbol, instrument(symbol, all.map(name).only(Instruments.FIELDS)));
    }
    return instruments;
  }

  private static Instrument instrument(Symbol symbol, YamlMap instrument) throws YamlProblem {
    for (String name : List.of("tick", "lot", "price")) {
      instrument.required(name, Reply::of);
    }
    return Instruments.of(symbol, instrument);
  }

  private static List<SimRule> rules(List<YamlMap> all) throws YamlProblem {
    List<SimRule> rules = new ArrayList<>();
    for (YamlMap rule : all) {
      rules.add(rule(rule.only("symbol", "side", "then", "quantity", "after", "price")));
    }
    return rules;
  }

  private static SimRule rule(YamlMap rule) throws YamlProblem {
    Optional<Symbol> symbol = rule.optional("symbol", Symbol::parse);
    Optional<Side> side = rule.optional("side", SimFile::side);
    Then then = rule.required("then", SimFile::then);
    requireFieldsOf(then, rule);
    return new SimRule(
        symbol,
        side,
        then,
        rule.optional("quantity", positive("quantity")),
        rule.optional("after", SimFile::delay),
        rule.optional("price", positive("price")));
  }

  private static void requireFieldsOf(Then then, YamlMap rule) throws YamlProblem {
    if (then == Then.PARTIAL && !rule.has("quantity")) {
      throw rule.problem("quantity", "partial needs a quantity");
    }
    refuseUnless(then == Then.PARTIAL, "quantity", then, rule);
    refuseUnless(then.fills(), "price", then, rule);
    refuseUnless(then != Then.SILENCE, "after", then, rule);
  }

  private static void refuseUnless(boolean known, String field, Then then, YamlMap rule)
      throws YamlProblem {
    if (!known && rule.has(field)) {
      throw rule.problem(field, "'%s' means nothing with %s".formatted(field, then.word()));
    }
  }

  private static Reply<Side> side(String text) {
    return Arrays.stream(Side.values())
        .filter(known -> known.word().equals(text))
        .findFirst()
        .map(Reply::of)
        .orElseGet(() -> refuse("side must be buy or sell"));
  }

  private static Reply<Then> then(String text) {
    return Then.of(text)
        .map(Reply::of)
        .orElseGet(() ->
            refuse(
                Arrays.stream(Then.values())
                    .map(Then::word)
                    .collect(Collectors.joining(", ", "then must be one of ", ""))));
  }

  private static <T> Reply<T> refuse(String message) {
    return Reply.refuse(RefusalCode.CONFIG_INVALID, message);
  }

  private static Function<String, Reply<BigDecimal>> positive(String name) {
    return text -> Decimals.parsePositive(name, text);
  }

  /** A duration as it is typed elsewhere, but with decimals and from zero on. */
  private static Reply<Duration> delay(String text) {
    Matcher parts = DELAY.matcher(text);
    return parts.matches()
        ? Durations.parse("after", "1" + parts.group(2))
            .map(unit -> times(unit, new BigDecimal(parts.group(1))))
        : Reply.refuse(
            RefusalCode.INVALID_TIME, "after is a number and s, m, h or d, such as 30.4s");
  }

  private static Duration times(Duration unit, BigDecimal count) {
    BigDecimal micros = count.multiply(BigDecimal.valueOf(unit.toSeconds())).movePointRight(6);
    return Duration.of(micros.longValueExact(), ChronoUnit.MICROS);
  }
}
