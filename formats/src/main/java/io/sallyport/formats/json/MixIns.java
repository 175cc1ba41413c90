package io.sallyport.formats.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sallyport.core.desk.Event;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plane.VenueReport;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** What core's types look like in JSON where it does not follow from their declaration. */
@NullUnmarked
final class MixIns {
  private MixIns() {}

  /** An event says what it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Event.HomeCreated.class, name = "home_created"),
    @JsonSubTypes.Type(value = Event.SeasonOpened.class, name = "season_opened"),
    @JsonSubTypes.Type(value = Event.SeasonFrozen.class, name = "season_frozen"),
    @JsonSubTypes.Type(value = Event.SeasonUnfrozen.class, name = "season_unfrozen"),
    @JsonSubTypes.Type(value = Event.PlanTransitioned.class, name = "plan_transitioned"),
    @JsonSubTypes.Type(value = Event.PlanValidated.class, name = "plan_validated"),
    @JsonSubTypes.Type(value = Event.PlanExecuted.class, name = "plan_executed"),
    @JsonSubTypes.Type(value = Event.OutcomeRecorded.class, name = "outcome_recorded"),
    @JsonSubTypes.Type(value = Event.SnapshotTaken.class, name = "snapshot_taken"),
    @JsonSubTypes.Type(value = Event.KillSwitchSet.class, name = "kill_switch_set"),
    @JsonSubTypes.Type(value = Event.PlaneSelected.class, name = "plane_selected"),
    @JsonSubTypes.Type(value = Event.RunStarted.class, name = "run_started"),
    @JsonSubTypes.Type(value = Event.RunEnded.class, name = "run_ended"),
    @JsonSubTypes.Type(value = Event.OrderStepped.class, name = "order_stepped"),
    @JsonSubTypes.Type(value = Event.ProtectionGaveWay.class, name = "protection_gave_way"),
    @JsonSubTypes.Type(value = Event.ProtectionWithheld.class, name = "protection_withheld"),
    @JsonSubTypes.Type(value = Event.PositionBare.class, name = "position_bare"),
    @JsonSubTypes.Type(value = Event.PositionCovered.class, name = "position_covered"),
    @JsonSubTypes.Type(value = Event.ProtectionPlaced.class, name = "protection_placed"),
    @JsonSubTypes.Type(value = Event.ProtectedElsewhere.class, name = "protected_elsewhere"),
    @JsonSubTypes.Type(value = Event.SafetySellLookedInto.class, name = "safety_sell_looked_into"),
    @JsonSubTypes.Type(value = Event.SafetySoldOnPaper.class, name = "safety_sold_on_paper"),
    @JsonSubTypes.Type(value = Event.SafetySellBegan.class, name = "safety_sell_began"),
    @JsonSubTypes.Type(value = Event.VenueAsked.class, name = "venue_asked"),
    @JsonSubTypes.Type(value = Event.VenueAnswered.class, name = "venue_answered"),
    @JsonSubTypes.Type(value = Event.VenueUnanswered.class, name = "venue_unanswered"),
    @JsonSubTypes.Type(value = Event.Doubted.class, name = "doubted"),
    @JsonSubTypes.Type(value = Event.NotAsked.class, name = "not_asked"),
    @JsonSubTypes.Type(value = Event.Reconciled.class, name = "reconciled"),
    @JsonSubTypes.Type(value = Event.Blocked.class, name = "blocked"),
    @JsonSubTypes.Type(value = Event.PositionResolved.class, name = "position_resolved"),
    @JsonSubTypes.Type(value = Event.OrderResolved.class, name = "order_resolved"),
    @JsonSubTypes.Type(value = Event.CancelAsked.class, name = "cancel_asked"),
    @JsonSubTypes.Type(value = Event.ClockJumped.class, name = "clock_jumped"),
    @JsonSubTypes.Type(value = Event.ClockAccepted.class, name = "clock_accepted"),
    @JsonSubTypes.Type(value = Event.VenueConnected.class, name = "venue_connected"),
    @JsonSubTypes.Type(value = Event.VenueDisconnected.class, name = "venue_disconnected"),
    @JsonSubTypes.Type(value = Event.ReportRefused.class, name = "report_refused"),
    @JsonSubTypes.Type(value = Event.HarnessStepped.class, name = "harness_stepped"),
  })
  interface OfEvent {}

  /** A step of an order says what it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OrderStep.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = OrderStep.Withheld.class, name = "withheld"),
    @JsonSubTypes.Type(value = OrderStep.SentAgain.class, name = "sent_again"),
    @JsonSubTypes.Type(value = OrderStep.Reported.class, name = "reported"),
    @JsonSubTypes.Type(value = OrderStep.FillBooked.class, name = "fill_booked"),
    @JsonSubTypes.Type(value = OrderStep.CancelSent.class, name = "cancel_sent"),
    @JsonSubTypes.Type(value = OrderStep.ChangeSent.class, name = "change_sent"),
    @JsonSubTypes.Type(value = OrderStep.Flagged.class, name = "flagged"),
    @JsonSubTypes.Type(value = OrderStep.Unresolved.class, name = "unresolved"),
    @JsonSubTypes.Type(value = OrderStep.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = OrderStep.Refused.class, name = "refused"),
  })
  interface OfOrderStep {}

  /** A step of the harness says what it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HarnessStep.DecisionRecorded.class, name = "decision_recorded"),
    @JsonSubTypes.Type(value = HarnessStep.SkillRegistered.class, name = "skill_registered"),
    @JsonSubTypes.Type(value = HarnessStep.SkillMoved.class, name = "skill_moved"),
    @JsonSubTypes.Type(value = HarnessStep.CycleBegan.class, name = "cycle_began"),
    @JsonSubTypes.Type(value = HarnessStep.TaskSkipped.class, name = "task_skipped"),
    @JsonSubTypes.Type(value = HarnessStep.TaskSucceeded.class, name = "task_succeeded"),
    @JsonSubTypes.Type(value = HarnessStep.TaskFailed.class, name = "task_failed"),
    @JsonSubTypes.Type(value = HarnessStep.ActionTaken.class, name = "action_taken"),
    @JsonSubTypes.Type(value = HarnessStep.SkillViolated.class, name = "skill_violated"),
    @JsonSubTypes.Type(value = HarnessStep.SkillQuarantined.class, name = "skill_quarantined"),
    @JsonSubTypes.Type(value = HarnessStep.SkillDeregistered.class, name = "skill_deregistered"),
    @JsonSubTypes.Type(value = HarnessStep.HarnessViolated.class, name = "harness_violated"),
    @JsonSubTypes.Type(value = HarnessStep.CycleDegraded.class, name = "cycle_degraded"),
    @JsonSubTypes.Type(value = HarnessStep.CycleEnded.class, name = "cycle_ended"),
    @JsonSubTypes.Type(value = HarnessStep.HarnessHalted.class, name = "harness_halted"),
    @JsonSubTypes.Type(value = HarnessStep.HarnessResumed.class, name = "harness_resumed"),
  })
  interface OfHarnessStep {}

  /** A venue's report on an order says what it is; no other report is on record as such. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = VenueReport.Acknowledged.class, name = "acknowledged"),
    @JsonSubTypes.Type(value = VenueReport.Filled.class, name = "filled"),
    @JsonSubTypes.Type(value = VenueReport.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = VenueReport.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = VenueReport.CancelRejected.class, name = "cancel_rejected"),
    @JsonSubTypes.Type(value = VenueReport.NotTaken.class, name = "not_taken"),
    @JsonSubTypes.Type(value = VenueReport.Doubtful.class, name = "doubtful"),
    @JsonSubTypes.Type(value = VenueReport.FillDisputed.class, name = "fill_disputed"),
    @JsonSubTypes.Type(value = VenueReport.FillUnclear.class, name = "fill_unclear"),
    @JsonSubTypes.Type(value = VenueReport.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = VenueReport.ChangeRejected.class, name = "change_rejected"),
    @JsonSubTypes.Type(value = VenueReport.Restated.class, name = "restated"),
    @JsonSubTypes.Type(value = VenueReport.Noted.class, name = "noted"),
  })
  interface OfReportOnOrder {}

  /** The contract writes the state before CREATE as an empty string. */
  abstract static class OfExecutionEvent {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonSerialize(using = CoreTypes.FromStateWriter.class)
    @JsonDeserialize(using = CoreTypes.FromStateReader.class)
    Optional<PlanState> fromState;
  }

  /** Which payload it is, its members tell. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(PlanContent.class),
    @JsonSubTypes.Type(ExecutionEvent.Approval.class)
  })
  interface OfPayload {}

  /** Logical time is a number of microseconds in the journal. */
  abstract static class OfJournalEntry {
    @JsonProperty("logical_time")
    @JsonSerialize(using = CoreTypes.MicrosWriter.class)
    @JsonDeserialize(using = CoreTypes.MicrosReader.class)
    LogicalTime at;
  }

  /** An intent and its terms are one object. */
  abstract static class OfOrderIntent {
    @JsonUnwrapped OrderIntent.Terms terms;
  }

  /** Logical time is a number of microseconds in the outcome, as seed 003 has it. */
  abstract static class OfExecutionOutcome {
    @JsonSerialize(using = CoreTypes.MicrosWriter.class)
    @JsonDeserialize(using = CoreTypes.MicrosReader.class)
    LogicalTime logicalTime;
  }
}
