package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.VenueAnswer.Holding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import quickfix.field.LongQty;
import quickfix.field.NoPositions;
import quickfix.field.PosMaintRptID;
import quickfix.field.PosReqResult;
import quickfix.field.PosType;
import quickfix.field.ShortQty;
import quickfix.field.TotalNumPosReports;

/**
 * The positions of one RequestForPositions: its acknowledgement, and as many reports as that says.
 */
final class PositionReports {
  private static final String NO_POSITIONS = "2";

  /** The kinds of quantity that are a position as it stands, the best first. */
  private static final List<String> TOTALS = List.of("TOT", "FIN", "TQ");

  private final Optional<Symbol> asked;
  private final VenueSymbols symbols;
  private final SortedMap<Symbol, BigDecimal> quantities = new TreeMap<>();
  private final SortedSet<String> seen = new TreeSet<>();
  private Optional<Integer> expected = Optional.empty();

  PositionReports(Optional<Symbol> asked, VenueSymbols symbols) {
    this.asked = asked;
    this.symbols = symbols;
  }

  /** Takes the acknowledgement (AO): how many reports there will be. */
  void acknowledged(Fields message) {
    expect(message);
  }

  /**
   * Takes a report (AP), once.
   *
   * @return whether it could be read
   */
  boolean reported(Fields message) {
    expect(message);
    Optional<Symbol> symbol = symbols.of(message);
    Optional<String> id = message.text(PosMaintRptID.FIELD);
    if (symbol.isEmpty() || id.isEmpty()) {
      return false;
    }
    if (seen.add(id.get())) {
      quantities.merge(symbol.get(), net(message), BigDecimal::add);
    }
    return true;
  }

  boolean areComplete() {
    return expected.filter(count -> seen.size() >= count).isPresent();
  }

  List<Holding> holdings() {
    return quantities.entrySet().stream()
        .filter(entry -> entry.getValue().signum() != 0)
        .filter(entry -> asked.map(entry.getKey()::equals).orElse(true))
        .map(entry -> new Holding(entry.getKey(), Decimals.normal(entry.getValue())))
        .toList();
  }

  private void expect(Fields message) {
    expected =
        message.says(PosReqResult.FIELD, NO_POSITIONS)
            ? Optional.of(0)
            : message.count(TotalNumPosReports.FIELD).or(() -> expected);
  }

  private static BigDecimal net(Fields message) {
    List<Fields> entries = message.groups(NoPositions.FIELD);
    return TOTALS.stream()
        .map(type -> entries.stream().filter(entry -> entry.says(PosType.FIELD, type)).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(entries)
        .stream()
        .flatMap(PositionReports::signed)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<BigDecimal> signed(Fields entry) {
    return Stream.concat(
        entry.decimal(LongQty.FIELD).stream(),
        entry.decimal(ShortQty.FIELD).map(BigDecimal::negate).stream());
  }
}
