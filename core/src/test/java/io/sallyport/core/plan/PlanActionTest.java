package io.sallyport.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanActionTest {

  /** Every state × every action (SPEC 4). */
  private static final String LIFE_CYCLE =
      """
      # state  , action , next     , refusal
      DRAFT    , CREATE ,          , Invalid transition: DRAFT via CREATE
      DRAFT    , REVIEW , REVIEWED ,
      DRAFT    , APPROVE,          , Invalid transition: DRAFT via APPROVE
      DRAFT    , COMMIT ,          , Invalid transition: DRAFT via COMMIT
      DRAFT    , CANCEL , CANCELLED,
      REVIEWED , CREATE ,          , Invalid transition: REVIEWED via CREATE
      REVIEWED , REVIEW ,          , Invalid transition: REVIEWED via REVIEW
      REVIEWED , APPROVE, APPROVED ,
      REVIEWED , COMMIT ,          , Invalid transition: REVIEWED via COMMIT
      REVIEWED , CANCEL , CANCELLED,
      APPROVED , CREATE ,          , Invalid transition: APPROVED via CREATE
      APPROVED , REVIEW ,          , Invalid transition: APPROVED via REVIEW
      APPROVED , APPROVE,          , Invalid transition: APPROVED via APPROVE
      APPROVED , COMMIT , COMMITTED,
      APPROVED , CANCEL , CANCELLED,
      COMMITTED, CREATE ,          , Invalid transition: COMMITTED via CREATE
      COMMITTED, REVIEW ,          , Invalid transition: COMMITTED via REVIEW
      COMMITTED, APPROVE,          , Invalid transition: COMMITTED via APPROVE
      COMMITTED, COMMIT ,          , Invalid transition: COMMITTED via COMMIT
      COMMITTED, CANCEL ,          , Cannot cancel terminal state COMMITTED
      CANCELLED, CREATE ,          , Invalid transition: CANCELLED via CREATE
      CANCELLED, REVIEW ,          , Invalid transition: CANCELLED via REVIEW
      CANCELLED, APPROVE,          , Invalid transition: CANCELLED via APPROVE
      CANCELLED, COMMIT ,          , Invalid transition: CANCELLED via COMMIT
      CANCELLED, CANCEL ,          , Cannot cancel terminal state CANCELLED
      """;

  @ParameterizedTest
  @CsvSource(textBlock = LIFE_CYCLE)
  void aPlanMovesAsItsLifeCycleListsAndNoOtherWay(
      PlanState state, PlanAction action, PlanState next, String refusal) {
    assertThat(action.from(state))
        .isEqualTo(
            next == null ? Reply.refuse(RefusalCode.INVALID_TRANSITION, refusal) : Reply.of(next));
  }

  @Test
  void theTableHasEveryPair() {
    assertThat(LIFE_CYCLE.lines().filter(line -> !line.startsWith("#")))
        .hasSize(PlanState.values().length * PlanAction.values().length)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void nothingLeavesATerminalState(PlanState state) {
    boolean left = false;
    for (PlanAction action : PlanAction.values()) {
      left |= action.from(state).refused().isEmpty();
    }

    assertThat(left).isEqualTo(!state.isTerminal());
  }

  @ParameterizedTest
  @EnumSource
  void anActionIsReadByItsName(PlanAction action) {
    assertThat(PlanAction.parse(action.name())).isEqualTo(Reply.of(action));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LAUNCH", "", "REVIEWED", "APPROVE ", "revıew", "ALL"})
  void anUnknownActionIsRefused(String text) {
    assertThat(PlanAction.parse(text))
        .isEqualTo(Reply.refuse(RefusalCode.INVALID_ACTION, "Invalid action: " + text));
  }
}
