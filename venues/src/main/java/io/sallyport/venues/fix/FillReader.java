package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueReport;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import quickfix.field.ExecRefID;
import quickfix.field.Text;
import quickfix.field.TradeDate;

/** Reads fills, and what is said of fills later. What cannot be read in full is kept whole. */
final class FillReader {
  private static final String UNKNOWN_ID = "unknown";

  private final FixSettings settings;
  private final VenueSymbols symbols;
  private final CleanText clean;

  FillReader(FixSettings settings, CleanText clean) {
    this.settings = settings;
    this.symbols = new VenueSymbols(settings);
    this.clean = clean;
  }

  /** A fill; one that cannot be read in full is unclear. */
  VenueReport filled(UUID orderId, Received report) {
    Figures figures = figures(report);
    if (!figures.areWhole()) {
      return unclear(orderId, report, "cannot be read in full: " + figures.inWords());
    }
    VenueReport.Told told = figures.told();
    Optional<Fee> fee = fees(report, told);
    return new VenueReport.Filled(
        orderId,
        new Fill(
            fillId(figures.execId(), report.fields()),
            told.quantity().orElseThrow(),
            told.price().orElseThrow(),
            told.cumulative().orElseThrow(),
            fee.map(Fee::amount),
            fee.flatMap(Fee::currency)));
  }

  /** A report that is a fill, or may be one, and cannot be booked as it is. */
  VenueReport unclear(UUID orderId, Received report, String why) {
    Figures figures = figures(report);
    String said = "the counterparty's report of a fill " + why;
    return new VenueReport.FillUnclear(
        orderId,
        fillId(figures.execId(), report.fields()),
        withText(said, report.fields()),
        figures.told(),
        report.whole(clean));
  }

  /** A fill that is taken back. */
  VenueReport busted(UUID orderId, Received report) {
    return disputed(orderId, report, "takes back a fill", Optional.empty());
  }

  /** A fill that is changed: its figures now are kept. */
  VenueReport corrected(UUID orderId, Received report) {
    return disputed(orderId, report, "changes a fill", Optional.of(figures(report).told()));
  }

  private VenueReport disputed(
      UUID orderId, Received report, String what, Optional<VenueReport.Told> corrected) {
    Fields fields = report.fields();
    return new VenueReport.FillDisputed(
        orderId,
        fillId(fields.text(ExecRefID.FIELD), fields),
        withText("the counterparty " + what, fields),
        corrected,
        Optional.of(report.whole(clean)));
  }

  private Optional<Fee> fees(Received report, VenueReport.Told told) {
    return Fees.of(
        report.fields(),
        told.quantity().orElseThrow(),
        told.price().orElseThrow(),
        symbols.base(report.fields()));
  }

  /** The fees of a fill in other currencies than the one that is booked with it: in words alone. */
  Stream<String> otherFees(Fields report, Fill fill) {
    return Fees.all(report, fill.quantity(), fill.price(), symbols.base(report)).stream()
        .filter(fee -> !fee.currency().equals(fill.feeCurrency()))
        .map(fee ->
            "fill %s costs %s %s as well, which is not counted"
                .formatted(
                    fill.fillId(),
                    Decimals.plain(fee.amount()),
                    fee.currency().map(clean::of).orElse("of no currency that is named")));
  }

  private Figures figures(Received report) {
    Fields fields = report.fields();
    return Figures.of(fields, symbols.mayBeNegative(fields), clean);
  }

  /** The fill's id: session and ExecID, with the trade date, since some count anew each day. */
  private String fillId(Optional<String> execId, Fields report) {
    String day = report.text(TradeDate.FIELD).map(date -> "@" + date).orElse("");
    return settings.sessionName() + "/" + execId.orElse(UNKNOWN_ID) + day;
  }

  private String withText(String words, Fields report) {
    return report.text(Text.FIELD).map(text -> words + ": " + clean.of(text)).orElse(words);
  }
}
