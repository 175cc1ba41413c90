package io.sallyport.core.execution;

import static io.sallyport.core.execution.Stage.EXECUTED_FULL_LATE;
import static io.sallyport.core.execution.Stage.FILLED;
import static io.sallyport.core.execution.Stage.PARTIALLY_FILLED;
import static io.sallyport.core.execution.Stage.PENDING;
import static io.sallyport.core.execution.Stage.SUBMITTED;
import static io.sallyport.core.execution.Stage.UNRESOLVED;

import io.sallyport.core.plane.VenueReport;
import java.util.List;

/**
 * What can happen to an order, and in which stages it is listed. A pair that is not listed is
 * refused and put on record, never ignored (SPEC 7).
 */
public enum OrderInput {
  /** The venue took it. May come after the fill that it should have come before. */
  ACKNOWLEDGED,
  /** A fill: listed everywhere, because a fill is never dropped. */
  FILL,
  /** The venue says that it is over: cancelled or expired. */
  CLOSED,
  /** The venue refused it. */
  REJECTION,
  /** The venue refused to cancel it, as it does when the fill won. */
  CANCEL_REJECTION,
  /** The venue provably never took it. */
  NOT_TAKEN,
  /** Whether the venue took it is not known. */
  DOUBT,
  /** The venue takes back a fill. */
  FILL_DISPUTE,
  /** What may be a fill cannot be read in full. */
  UNCLEAR_FILL,
  /** The venue has changed it as asked. */
  CHANGE,
  /** The venue refused to change it. */
  CHANGE_REJECTION,
  /** The venue says, unasked, how it lies there now. */
  RESTATEMENT,
  /** The venue says something that changes nothing. */
  NOTE,
  /** The 30 s are over. */
  LIMIT,
  /** A kill switch that covers it goes ACTIVE. */
  KILL,
  /** A person asks for it to be cancelled. */
  CANCEL,
  /** The venue is asked how it stands. */
  RECONCILE,
  /** A person says what became of it. */
  RESOLVE;

  /** The stages in which it is listed: the table. */
  public List<Stage> stages() {
    return switch (this) {
      case ACKNOWLEDGED, CANCEL_REJECTION ->
          List.of(SUBMITTED, PENDING, PARTIALLY_FILLED, FILLED, EXECUTED_FULL_LATE, UNRESOLVED);
      case FILL,
          FILL_DISPUTE,
          UNCLEAR_FILL,
          CHANGE,
          CHANGE_REJECTION,
          RESTATEMENT,
          NOTE,
          RECONCILE ->
          List.of(Stage.values());
      case CLOSED, CANCEL, KILL -> List.of(SUBMITTED, PENDING, PARTIALLY_FILLED, UNRESOLVED);
      case REJECTION -> List.of(SUBMITTED, PENDING, UNRESOLVED);
      case NOT_TAKEN -> List.of(SUBMITTED);
      case DOUBT -> List.of(SUBMITTED, UNRESOLVED);
      case LIMIT -> List.of(SUBMITTED, PENDING, PARTIALLY_FILLED);
      case RESOLVE -> List.of(UNRESOLVED);
    };
  }

  /** Whether it is listed in a stage. */
  public boolean isListed(Stage stage) {
    return stages().contains(stage);
  }

  /** What a report is to the order that it speaks of. */
  public static OrderInput of(VenueReport.OnOrder report) {
    return switch (report) {
      case VenueReport.Acknowledged _ -> ACKNOWLEDGED;
      case VenueReport.Filled _ -> FILL;
      case VenueReport.Closed _ -> CLOSED;
      case VenueReport.Rejected _ -> REJECTION;
      case VenueReport.CancelRejected _ -> CANCEL_REJECTION;
      case VenueReport.NotTaken _ -> NOT_TAKEN;
      case VenueReport.Doubtful _ -> DOUBT;
      case VenueReport.FillDisputed _ -> FILL_DISPUTE;
      case VenueReport.FillUnclear _ -> UNCLEAR_FILL;
      case VenueReport.Changed _ -> CHANGE;
      case VenueReport.ChangeRejected _ -> CHANGE_REJECTION;
      case VenueReport.Restated _ -> RESTATEMENT;
      case VenueReport.Noted _ -> NOTE;
    };
  }
}
