package io.sallyport.core.plan;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a plan (seed 000, section 1.5). */
public enum PlanAction {
  CREATE,
  REVIEW,
  APPROVE,
  COMMIT,
  CANCEL;

  /** Reads an action's name as the contract spells it, or refuses an unknown one. */
  public static Reply<PlanAction> parse(String text) {
    return Arrays.stream(values())
        // Not in upper case: there a dotless i would pass for an I.
        .filter(
            action -> action.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(Reply::of)
        .orElseGet(() -> Reply.refuse(RefusalCode.INVALID_ACTION, "Invalid action: " + text));
  }

  /**
   * The state that this action leads to from another.
   *
   * @return the next state, or a refusal in the words of SPEC 4
   */
  public Reply<PlanState> from(PlanState state) {
    return next(state)
        .map(Reply::of)
        .orElseGet(() -> Reply.refuse(RefusalCode.INVALID_TRANSITION, refusal(state)));
  }

  /** The one table of the life cycle; what it does not list is not allowed. */
  private Optional<PlanState> next(PlanState state) {
    return Optional.ofNullable(
        switch (state) {
          case DRAFT ->
              switch (this) {
                case REVIEW -> PlanState.REVIEWED;
                case CANCEL -> PlanState.CANCELLED;
                case CREATE, APPROVE, COMMIT -> null;
              };
          case REVIEWED ->
              switch (this) {
                case APPROVE -> PlanState.APPROVED;
                case CANCEL -> PlanState.CANCELLED;
                case CREATE, REVIEW, COMMIT -> null;
              };
          case APPROVED ->
              switch (this) {
                case COMMIT -> PlanState.COMMITTED;
                case CANCEL -> PlanState.CANCELLED;
                case CREATE, REVIEW, APPROVE -> null;
              };
          case COMMITTED, CANCELLED -> null;
        });
  }

  private String refusal(PlanState state) {
    return this == CANCEL
        ? "Cannot cancel terminal state " + state
        : "Invalid transition: " + state + " via " + this;
  }
}
