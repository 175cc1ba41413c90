package io.sallyport.cli.config;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixSettings.Special;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code instruments:} of a FIX venue, with how the counterparty spells and names them. */
final class FixInstruments {
  private static final String AS = "as";
  private static final String FIELDS = "fields";

  private final YamlMap venue;
  private final OrderFields fields;

  FixInstruments(YamlMap venue, OrderFields fields) {
    this.venue = venue;
    this.fields = fields;
  }

  Optional<SortedMap<Symbol, Instrument>> instruments() throws YamlProblem {
    if (!venue.has("instruments")) {
      return Optional.empty();
    }
    YamlMap all = venue.map("instruments");
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    for (String name : all.names()) {
      Symbol symbol = all.name(name, Symbol::parse);
      String[] known =
          Stream.concat(Stream.of(Instruments.FIELDS), Stream.of(AS, FIELDS))
              .toArray(String[]::new);
      instruments.put(symbol, Instruments.of(symbol, all.map(name).only(known)));
    }
    return Optional.of(instruments);
  }

  /** What is special of those that are spelled otherwise, or have fields of their own. */
  SortedMap<Symbol, Special> special() throws YamlProblem {
    YamlMap all = venue.map("instruments");
    SortedMap<Symbol, Special> special = new TreeMap<>();
    SortedSet<String> spellings = new TreeSet<>();
    for (String name : all.names()) {
      YamlMap instrument = all.map(name);
      Optional<String> as = instrument.optional(AS, Words::line);
      if (!spellings.add(as.orElse(name))) {
        throw instrument.problem(
            AS,
            "two instruments are spelled '%s': a report could name either"
                .formatted(as.orElse(name)));
      }
      if (as.isPresent() || instrument.has(FIELDS)) {
        special.put(
            all.name(name, Symbol::parse), new Special(as, fields.of(instrument.map(FIELDS))));
      }
    }
    return special;
  }
}
