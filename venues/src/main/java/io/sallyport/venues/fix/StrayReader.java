package io.sallyport.venues.fix;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.VenueReport;
import java.util.Optional;
import quickfix.field.Account;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.LastQty;
import quickfix.field.OrderID;
import quickfix.field.Text;

/** Keeps what can be assigned to no order of ours whole, with what it says of itself. */
final class StrayReader {
  private static final String NONE = "none";

  private final CleanText clean;
  private final VenueSymbols symbols;

  StrayReader(CleanText clean, VenueSymbols symbols) {
    this.clean = clean;
    this.symbols = symbols;
  }

  /** An ExecutionReport. */
  VenueReport execution(Received report) {
    String kind = ExecutionKind.of(report.fields()).words();
    return stray(
        "an ExecutionReport (%s)".formatted(kind),
        report,
        ExecutionReader.movesPosition(report.fields()));
  }

  /** A message that moves no position. */
  VenueReport idle(String what, Received message) {
    return stray(what, message, false);
  }

  /** A message that may tell a fill, and was not understood. */
  VenueReport notUnderstood(String what, Received message) {
    return stray(what, message, true);
  }

  /** Whether a message of a type that is not spoken here speaks of something filled. */
  static boolean tellsFill(Fields message) {
    return message.text(LastQty.FIELD).isPresent() && !message.isZero(LastQty.FIELD);
  }

  private VenueReport stray(String what, Received message, boolean movesPosition) {
    Fields fields = message.fields();
    String flaw = message.flaw().map(wrong -> "; " + clean.of(wrong)).orElse("");
    String text = fields.text(Text.FIELD).map(said -> ": " + said).orElse("");
    return new VenueReport.Stray(
        clean.of(what + ids(fields) + flaw + text),
        Optional.of(message.whole(clean)),
        symbols.of(fields),
        account(fields),
        movesPosition);
  }

  private static String ids(Fields message) {
    return ", ClOrdID %s, OrderID %s, ExecID %s"
        .formatted(
            message
                .text(ClOrdID.FIELD)
                .or(() -> message.text(BusinessRejectRefID.FIELD))
                .orElse(NONE),
            message.text(OrderID.FIELD).orElse(NONE),
            message.text(ExecID.FIELD).orElse(NONE));
  }

  private static Optional<AccountId> account(Fields message) {
    return message
        .text(Account.FIELD)
        .map(AccountId::parse)
        .flatMap(parsed ->
            parsed instanceof Reply.Accepted<AccountId>(AccountId account)
                ? Optional.of(account)
                : Optional.empty());
  }
}
