package io.sallyport.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final String FIRST = "abcdef00-0000-5000-8000-000000000001";
  private static final String SECOND = "abcdef00-0000-5000-8000-000000000002";
  private static final String STRANGERS = "abcdef00-1000-5000-8000-000000000003";

  private final Plans plans = new Plans();

  @Test
  void aPrefixThatSeveralPlansShareNamesNoneOfThem() {
    create(SECOND, 1);
    create(FIRST, 1);

    assertThat(plans.select(Optional.empty(), "abcdef00"))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.PLAN_PREFIX_AMBIGUOUS,
                "'abcdef00' names more than one plan: " + FIRST + ", " + SECOND));
    assertThat(plans.select(Optional.empty(), SECOND).value().id()).hasToString(SECOND);
  }

  @Test
  void anotherTenantsPlanMakesNoPrefixAmbiguous() {
    create(FIRST, 1);
    create(STRANGERS, 2);

    assertThat(plans.select(Optional.of(new ClientId(1)), "abcdef00").value().id())
        .hasToString(FIRST);
    assertThat(plans.select(Optional.of(new ClientId(2)), "abcdef00").value().id())
        .hasToString(STRANGERS);
    assertThat(plans.select(Optional.empty(), "abcdef00").refused()).isPresent();
  }

  private void create(String id, long client) {
    UUID planId = UUID.fromString(id);
    PlanContent content =
        new PlanContent(
            new SeasonId("2026Q1"),
            planId,
            new ClientId(client),
            new RiskProfileId("default"),
            List.of(PortfolioItem.parse("a").value()),
            List.of(),
            List.of(),
            1,
            Digest.of(""));
    plans.apply(
        new ExecutionEvent(
            PlanIds.event(planId, "", PlanState.DRAFT, 1),
            content.seasonId(),
            planId,
            PlanAction.CREATE,
            Optional.empty(),
            PlanState.DRAFT,
            new Reason("because"),
            new ActorId("ana"),
            SnapshotRef.UNKNOWN,
            LogicalTime.EPOCH,
            1,
            Optional.of(content)));
  }
}
