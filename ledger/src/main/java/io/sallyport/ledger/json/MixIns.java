package io.sallyport.ledger.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sallyport.core.desk.Event;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanState;
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
  })
  interface OfEvent {}

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
