package io.sallyport.testkit;

import static io.sallyport.core.model.RefusalCode.FOUR_EYES;
import static io.sallyport.core.model.RefusalCode.INVALID_REVISION;
import static io.sallyport.core.model.RefusalCode.INVALID_TIME;
import static io.sallyport.core.model.RefusalCode.INVALID_TRANSITION;
import static io.sallyport.core.model.RefusalCode.PLAN_EXISTS;
import static io.sallyport.core.model.RefusalCode.PLAN_NOT_FOUND;
import static io.sallyport.core.model.RefusalCode.PLAN_PREFIX_TOO_SHORT;
import static io.sallyport.core.model.RefusalCode.SEASON_EXISTS;
import static io.sallyport.core.model.RefusalCode.SEASON_FROZEN;
import static io.sallyport.core.model.RefusalCode.SEASON_NOT_FOUND;
import static io.sallyport.core.model.RefusalCode.SEASON_OPEN;
import static io.sallyport.testkit.Commands.act;
import static io.sallyport.testkit.Commands.approve;
import static io.sallyport.testkit.Commands.cancel;
import static io.sallyport.testkit.Commands.commit;
import static io.sallyport.testkit.Commands.dryRun;
import static io.sallyport.testkit.Commands.freeze;
import static io.sallyport.testkit.Commands.live;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.proposal;
import static io.sallyport.testkit.Commands.review;
import static io.sallyport.testkit.Commands.revision;
import static io.sallyport.testkit.Commands.unfreeze;
import static io.sallyport.testkit.Commands.validate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PlanIds;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Season;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans, seasons and revisions on the desk (SPEC 4). */
class GovernanceTest {
  private static final String FROZEN =
      "Season 2026Q1 is frozen by ana since 2026-01-05T09:30:00.000000Z: because the test says so";

  private final Scenario desk = Scenario.inAHome();

  @Test
  void aFirstPlanBringsItsSeasonIntoBeing() {
    Scenario.When<Plan> planned = desk.when(plan("momentum:btc-1h"));

    Plan plan = planned.answer();
    planned.then(
        new Event.SeasonOpened(Samples.SEASON, Samples.TENANT, Samples.REASON),
        new Event.PlanTransitioned(
            line(plan, PlanAction.CREATE, Optional.empty(), 1, Optional.of(plan.content()))));
    assertThat(desk.when(plan("momentum:eth-1h")).events()).hasSize(1);
  }

  @Test
  void aPlanGoesFromDraftToCommittedWithOneEventAStep() {
    Plan draft = desk.given(plan("momentum:btc-1h"));

    desk.when(review(draft))
        .then(moved(draft, PlanAction.REVIEW, PlanState.DRAFT, 2, Optional.empty()));
    desk.when(approve(draft))
        .then(
            moved(
                draft,
                PlanAction.APPROVE,
                PlanState.REVIEWED,
                3,
                Optional.of(
                    new Approval(
                        draft.digest(),
                        draft.content().intents().stream()
                            .map(intent -> new FrozenSnapshot(intent, intent.digest()))
                            .toList(),
                        Samples.MONDAY.plus(Duration.ofHours(24)),
                        Actor.Authentication.LOCAL))));
    desk.when(commit(draft))
        .then(moved(draft, PlanAction.COMMIT, PlanState.APPROVED, 4, Optional.empty()));
  }

  /** The table of the life cycle is core's own test; here each of its pairs meets the desk. */
  @ParameterizedTest
  @EnumSource
  void everyActionOnEveryStateIsAsTheLifeCycleSays(PlanState state) {
    for (PlanAction action : PlanAction.values()) {
      Scenario story = Scenario.inAHome();
      Plan plan = broughtTo(state, story);

      switch (action.from(state)) {
        case Reply.Accepted<PlanState>(PlanState next) ->
            assertThat(story.given(act(action, plan)).state()).isEqualTo(next);
        case Reply.Refused<PlanState>(var refusal) ->
            story.when(act(action, plan)).refused(INVALID_TRANSITION, refusal.message());
      }
    }
  }

  @Test
  void anApprovalExpiresWhenItWasToldTo() {
    Plan draft = desk.given(plan("momentum:btc-1h"));
    desk.given(review(draft));

    Plan approved =
        desk.given(
            new Command.TransitionPlan(
                Optional.empty(),
                draft.id().toString(),
                PlanAction.APPROVE,
                Samples.REASON,
                Duration.ofMinutes(5)));

    assertThat(approved.approval().orElseThrow().expiresAt())
        .isEqualTo(Samples.MONDAY.plus(Duration.ofMinutes(5)));
  }

  @Test
  void anExpiredApprovalIsNotCommittedButCanBeCancelledAndProposedAgain() {
    Plan draft = desk.given(plan("momentum:btc-1h"));
    desk.given(review(draft));
    desk.given(approve(draft));
    desk.at("2026-01-06T09:30:00Z");

    desk.when(commit(draft))
        .refused(
            RefusalCode.APPROVAL_EXPIRED,
            "The approval of plan %s expired at 2026-01-06T09:30:00.000000Z; cancel it, or propose the same content again with --revision 2"
                .formatted(draft.id()));
    assertThat(desk.given(cancel(draft)).state()).isEqualTo(PlanState.CANCELLED);
  }

  @Test
  void everyEventRefersToTheNewestForensicSnapshot() {
    SnapshotRef first = new SnapshotRef(Optional.of(Digest.of("first")));
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(new Command.RecordSnapshot(first));

    ExecutionEvent line = transitionIn(desk.when(review(plan)).events());

    assertThat(line.snapshotRef()).isEqualTo(first);
    assertThat(desk.given(cancel(plan)).createdFrom()).isEqualTo(SnapshotRef.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aPlanThatExistsIsRefusedWithItsStateAndTheNextRevision(PlanState state) {
    Plan plan = broughtTo(state, desk);

    desk.when(plan("momentum:btc-1h"))
        .refused(
            PLAN_EXISTS,
            "Plan %s exists already and is %s; propose the same content again with --revision 2"
                .formatted(plan.id(), state));
  }

  @Test
  void theSameContentIsProposedAgainAsTheNextRevision() {
    Plan first = desk.given(plan("momentum:btc-1h", "carry:sol"));

    Plan second = desk.given(plan(revision(2, proposal("carry:sol", "momentum:btc-1h"))));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.content().revision()).isEqualTo(2);
    desk.when(plan("carry:sol", "momentum:btc-1h"))
        .refused(
            PLAN_EXISTS,
            "Plan %s exists already and is DRAFT; propose the same content again with --revision 3"
                .formatted(first.id()));
    desk.when(plan(revision(2, proposal("carry:sol", "momentum:btc-1h"))))
        .refused(
            PLAN_EXISTS,
            "Plan %s exists already and is DRAFT; propose the same content again with --revision 3"
                .formatted(second.id()));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 1", "0, 0, 1", "0, -1, 1", "1, 3, 2", "1, 2147483647, 2", "2, 4, 3"})
  void aRevisionThatLeavesAGapIsRefused(int proposed, int revision, int next) {
    for (int i = 1; i <= proposed; i++) {
      desk.given(plan(revision(i, proposal("momentum:btc-1h"))));
    }

    desk.when(plan(revision(revision, proposal("momentum:btc-1h"))))
        .refused(
            INVALID_REVISION,
            "revision %d is not the next one; it is --revision %d".formatted(revision, next));
  }

  @Test
  void aSeasonIsFrozenOnceAndTheRefusalSaysByWhomWhenAndWhy() {
    desk.given(plan("momentum:btc-1h"));

    desk.when(freeze(Samples.SEASON)).then(new Event.SeasonFrozen(Samples.SEASON, Samples.REASON));
    desk.at("2026-01-06T00:00:00Z")
        .by(Samples.withToken("bo"))
        .when(freeze(Samples.SEASON))
        .refused(SEASON_FROZEN, FROZEN);
    assertThat(desk.ask(new Query.FindSeason(Optional.empty(), Samples.SEASON)).value())
        .isEqualTo(
            new Season(
                Samples.SEASON,
                Samples.TENANT,
                Optional.of(new Season.Freeze(Samples.ANA.id(), Samples.MONDAY, Samples.REASON))));
  }

  @Test
  void anOpenSeasonIsNotUnfrozen() {
    desk.given(plan("momentum:btc-1h"));

    desk.when(unfreeze(Samples.SEASON))
        .refused(SEASON_OPEN, "Season 2026Q1 is open; there is nothing to unfreeze");
    desk.given(freeze(Samples.SEASON));
    desk.when(unfreeze(Samples.SEASON))
        .then(new Event.SeasonUnfrozen(Samples.SEASON, Samples.REASON));
    assertThat(desk.given(plan("carry:sol")).state()).isEqualTo(PlanState.DRAFT);
  }

  @Test
  void inAFrozenSeasonNothingIsPlannedMovedOrValidated() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(freeze(Samples.SEASON));

    desk.when(plan("carry:sol")).refused(SEASON_FROZEN, FROZEN);
    for (PlanAction action : PlanAction.values()) {
      desk.when(act(action, plan)).refused(SEASON_FROZEN, FROZEN);
    }
    desk.when(validate(plan)).refused(SEASON_FROZEN, FROZEN);
    ExecutionGuard open = guard(desk.given(live(plan)), "SeasonOpen");
    assertThat(open.passed()).isFalse();
    assertThat(open.message()).isEqualTo(FROZEN);
  }

  @Test
  void inAFrozenSeasonDryRunsAndReadsGoOn() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(freeze(Samples.SEASON));

    assertThat(desk.given(dryRun(plan)).status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(find(plan.id().toString()).value().id()).isEqualTo(plan.id());
  }

  @Test
  void anotherSeasonIsNotFrozenWithIt() {
    desk.given(plan("momentum:btc-1h"));
    desk.given(freeze(Samples.SEASON));

    assertThat(
            desk.given(
                    plan(
                        Commands.of(Samples.TENANT, new SeasonId("2026Q2"), proposal("carry:sol"))))
                .state())
        .isEqualTo(PlanState.DRAFT);
  }

  @Test
  void aSeasonBelongsToItsTenantAlone() {
    desk.given(plan("momentum:btc-1h"));
    Optional<ClientId> stranger = Optional.of(Samples.STRANGER);

    desk.when(plan(Commands.of(Samples.STRANGER, Samples.SEASON, proposal("carry:sol"))))
        .refused(
            SEASON_EXISTS,
            "Season 2026Q1 belongs to another client; plan in one of your own with --season");
    desk.when(new Command.FreezeSeason(stranger, Samples.SEASON, Samples.REASON))
        .refused(SEASON_NOT_FOUND, "Season 2026Q1 not found");
    desk.given(freeze(Samples.SEASON));
    desk.when(new Command.UnfreezeSeason(stranger, Samples.SEASON, Samples.REASON))
        .refused(SEASON_NOT_FOUND, "Season 2026Q1 not found");
    assertThat(desk.ask(new Query.FindSeason(stranger, Samples.SEASON)))
        .isEqualTo(Reply.refuse(SEASON_NOT_FOUND, "Season 2026Q1 not found"));
  }

  @Test
  void aSeasonIsOpenedOnce() {
    SeasonId season = new SeasonId("2026Q2");
    Season opened = desk.given(Commands.open(Samples.STRANGER, season));

    assertThat(opened).isEqualTo(new Season(season, Samples.STRANGER, Optional.empty()));
    desk.when(Commands.open(Samples.TENANT, season))
        .refused(SEASON_EXISTS, "Season 2026Q2 exists already");
    desk.when(freeze(new SeasonId("none"))).refused(SEASON_NOT_FOUND, "Season none not found");
  }

  @Test
  void theLifeCycleIsAskedBeforeFourEyes() {
    Plan plan = desk.by(Samples.withToken("creator")).given(plan("momentum:btc-1h"));

    desk.by(Samples.withToken("creator"))
        .when(approve(plan))
        .refused(INVALID_TRANSITION, "Invalid transition: DRAFT via APPROVE");
  }

  @Test
  void anApprovalLastsLongerThanNoTime() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(review(plan));

    for (Duration expiry : List.of(Duration.ZERO, Duration.ofDays(-100_000))) {
      desk.when(
              new Command.TransitionPlan(
                  Optional.empty(),
                  plan.id().toString(),
                  PlanAction.APPROVE,
                  Samples.REASON,
                  expiry))
          .refused(INVALID_TIME);
    }
  }

  @Test
  void whoCreatedOrReviewedAPlanCannotApproveItWhereNamesAreProven() {
    Plan plan = desk.by(Samples.withToken("creator")).given(plan("momentum:btc-1h"));
    desk.by(Samples.withToken("reviewer")).given(review(plan));

    for (String author : List.of("creator", "reviewer")) {
      desk.by(Samples.withToken(author))
          .when(approve(plan))
          .refused(
              FOUR_EYES,
              "%s created or reviewed plan %s, so somebody else has to approve it"
                  .formatted(author, plan.id()));
    }
    Plan approved = desk.by(Samples.withToken("other")).given(approve(plan));
    assertThat(approved.approval().orElseThrow().authentication())
        .isEqualTo(Actor.Authentication.TOKEN);
    assertThat(desk.by(Samples.withToken("creator")).given(commit(plan)).state())
        .isEqualTo(PlanState.COMMITTED);
  }

  @Test
  void atALocalShellANameProvesNothingAndIsOnlyRecorded() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(review(plan));

    Plan approved = desk.given(approve(plan));

    assertThat(approved.approval().orElseThrow().authentication())
        .isEqualTo(Actor.Authentication.LOCAL);
  }

  @Test
  void aPlanIsFoundByItsIdAndAnyUniquePrefixOf8() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    String id = plan.id().toString();

    for (String name :
        List.of(id, id.substring(0, 8), id.substring(0, 20), id.toUpperCase(Locale.ROOT))) {
      assertThat(find(name)).isEqualTo(Reply.of(plan));
    }
    assertRefused(id.substring(0, 7), PLAN_PREFIX_TOO_SHORT);
    assertRefused("", PLAN_PREFIX_TOO_SHORT);
    for (String name : List.of("00000000", id + "0", "zzzzzzzz", "not a plan", "../../etc", "é")) {
      assertRefused(name, PLAN_NOT_FOUND);
    }
  }

  @Test
  void anotherTenantsPlanIsNotFound() {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    desk.when(act(Optional.of(Samples.STRANGER), PlanAction.REVIEW, plan))
        .refused(PLAN_NOT_FOUND, "Plan " + plan.id() + " not found");
    assertThat(desk.ask(new Query.FindPlan(Optional.of(Samples.STRANGER), plan.id().toString())))
        .isEqualTo(Reply.refuse(PLAN_NOT_FOUND, "Plan " + plan.id() + " not found"));
    assertThat(
            desk.ask(new Query.ListPlans(Optional.of(Samples.STRANGER), Optional.empty())).value())
        .isEmpty();
  }

  @Test
  void beforeThereIsAHomeNothingHappensInIt() {
    Scenario story = Scenario.beforeThereIsAHome();
    String message = "there is no home yet; the first plan makes one, or sallyport init";

    story.when(plan("momentum:btc-1h")).refused(RefusalCode.HOME_UNUSABLE, message);
    story
        .when(Commands.open(Samples.TENANT, Samples.SEASON))
        .refused(RefusalCode.HOME_UNUSABLE, message);
    story
        .when(new Command.RecordSnapshot(SnapshotRef.UNKNOWN))
        .refused(RefusalCode.HOME_UNUSABLE, message);
    assertThat(story.ask(new Query.Status()))
        .isEqualTo(Reply.refuse(RefusalCode.HOME_UNUSABLE, message));
  }

  @Test
  void aHomeIsMadeOnce() {
    Scenario story = Scenario.beforeThereIsAHome();

    story
        .when(Commands.initHome())
        .then(new Event.HomeCreated(Samples.HOME, TimeSource.EXTERNAL, false));
    story
        .when(Commands.initHome())
        .refused(RefusalCode.HOME_EXISTS, "the home exists already, with id home-1");
  }

  private Plan broughtTo(PlanState state, Scenario story) {
    Plan plan = story.given(plan("momentum:btc-1h"));
    List<Command<Plan>> steps =
        switch (state) {
          case DRAFT -> List.of();
          case REVIEWED -> List.of(review(plan));
          case APPROVED -> List.of(review(plan), approve(plan));
          case COMMITTED -> List.of(review(plan), approve(plan), commit(plan));
          case CANCELLED -> List.of(review(plan), cancel(plan));
        };
    steps.forEach(story::given);
    return plan;
  }

  private Reply<Plan> find(String name) {
    return desk.ask(new Query.FindPlan(Optional.empty(), name)).map(view -> view.plan());
  }

  private void assertRefused(String name, RefusalCode code) {
    assertThat(find(name).refused().orElseThrow().code()).as(name).isEqualTo(code);
  }

  private static ExecutionGuard guard(ExecutionResult result, String name) {
    return result.guards().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ExecutionEvent transitionIn(List<Event> events) {
    return events.stream()
        .filter(Event.PlanTransitioned.class::isInstance)
        .map(Event.PlanTransitioned.class::cast)
        .findFirst()
        .orElseThrow()
        .line();
  }

  private static Event moved(
      Plan plan,
      PlanAction action,
      PlanState from,
      int sequence,
      Optional<ExecutionEvent.Payload> payload) {
    return new Event.PlanTransitioned(line(plan, action, Optional.of(from), sequence, payload));
  }

  private static ExecutionEvent line(
      Plan plan,
      PlanAction action,
      Optional<PlanState> from,
      int sequence,
      Optional<ExecutionEvent.Payload> payload) {
    PlanState to = from.map(state -> action.from(state).value()).orElse(PlanState.DRAFT);
    LogicalTime at = Samples.MONDAY;
    return new ExecutionEvent(
        PlanIds.event(plan.id(), from.map(PlanState::name).orElse(""), to, sequence),
        Samples.SEASON,
        plan.id(),
        action,
        from,
        to,
        Samples.REASON,
        Samples.ANA.id(),
        SnapshotRef.UNKNOWN,
        at,
        sequence,
        payload);
  }
}
