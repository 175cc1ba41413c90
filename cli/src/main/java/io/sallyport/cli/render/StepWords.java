package io.sallyport.cli.render;

import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;

/** The steps of an order in words, so that a person understands what happened. */
final class StepWords {
  private StepWords() {}

  static String of(OrderStep step) {
    return switch (step) {
      case OrderStep.Submitted sent ->
          "sent to %s: %s"
              .formatted(sent.ticket().venue(), OrderFields.inWords(sent.ticket().order()));
      case OrderStep.Withheld withheld -> "not sent, " + withheld.stage() + ": " + withheld.why();
      case OrderStep.SentAgain again -> "sent again, attempt " + again.attempt();
      case OrderStep.Reported(VenueReport.OnOrder report) -> "the venue: " + of(report);
      case OrderStep.FillBooked booked -> "booked: " + of(booked.fill()) + of(booked.source());
      case OrderStep.CancelSent sent -> "cancel sent: " + of(sent.cause());
      case OrderStep.ChangeSent sent -> "change sent: to " + OrderFields.inWords(sent.to());
      case OrderStep.Flagged flagged -> "flagged " + flagged.flag() + ": " + flagged.why();
      case OrderStep.Unresolved unresolved -> "UNRESOLVED: " + unresolved.why();
      case OrderStep.Ended ended -> "ended " + ended.stage() + ": " + ended.why();
      case OrderStep.Refused refused ->
          "not accepted from the venue: " + of(refused.report()) + " (" + refused.why() + ")";
    };
  }

  private static String of(VenueReport.OnOrder report) {
    return switch (report) {
      case VenueReport.Acknowledged taken -> "taken, under id " + taken.venueOrderId();
      case VenueReport.Filled filled -> of(filled.fill());
      case VenueReport.Closed closed -> "closed: " + closed.why();
      case VenueReport.Rejected rejected -> "refused: " + rejected.why();
      case VenueReport.CancelRejected refused -> "cancel refused: " + refused.why();
      case VenueReport.NotTaken notTaken -> "provably not taken: " + notTaken.why();
      case VenueReport.Doubtful doubtful -> "not known whether taken: " + doubtful.why();
      case VenueReport.FillDisputed disputed ->
          "fill " + disputed.fillId() + " disputed: " + disputed.why();
      case VenueReport.FillUnclear unclear ->
          "fill " + unclear.fillId() + " unclear: " + unclear.why();
      case VenueReport.Changed changed -> "changed to " + Decimals.plain(changed.quantity());
      case VenueReport.ChangeRejected refused -> "change refused: " + refused.why();
      case VenueReport.Restated restated -> restated.what();
      case VenueReport.Noted noted -> noted.what();
    };
  }

  private static String of(Fill fill) {
    return "fill %s of %s at %s, %s in all"
            .formatted(
                fill.fillId(),
                Decimals.plain(fill.quantity()),
                Decimals.plain(fill.price()),
                Decimals.plain(fill.cumulative()))
        + fill.fee().map(fee -> ", for a fee of " + fee(fill, fee)).orElse("");
  }

  private static String fee(Fill fill, BigDecimal fee) {
    return (Decimals.plain(fee) + " " + fill.feeCurrency().orElse("")).strip();
  }

  private static String of(OrderStep.Source source) {
    return switch (source) {
      case REPORTED -> "";
      case ANSWERED -> " (from the venue's answer)";
      case RESOLVED -> " (as a person said)";
    };
  }

  private static String of(CancelCause cause) {
    return switch (cause) {
      case LIMIT -> "the 30 s are over";
      case KILL_SWITCH -> "a kill switch is ACTIVE";
      case PERSON -> "a person asked for it";
      case SAFETY_SELL -> "it would enlarge a position that is sold for safety";
      case PROTECTION -> "the protection no longer fits the position";
    };
  }
}
