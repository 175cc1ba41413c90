package io.sallyport.core.plan;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How plans, their events and their order intents get their ids (SPEC 3). */
public final class PlanIds {
  /** Namespace of plan ids. */
  public static final UUID EXECUTION_NS = UUID.fromString("11111111-2222-3333-4444-555555555555");

  /** Namespace of event ids. */
  public static final UUID EXECUTION_EVENT_NS =
      UUID.fromString("66666666-7777-8888-9999-aaaaaaaaaaaa");

  /** Namespace of order intent ids. */
  public static final UUID ORDER_INTENT_NS =
      UUID.fromString("5a117907-0000-5000-8000-000000000001");

  private PlanIds() {}

  /**
   * A plan's id.
   *
   * @param items sorted by code point
   * @param revision 1 or more; above 1 it is part of the name
   */
  public static UUID plan(
      SeasonId season, RiskProfileId profile, List<PortfolioItem> items, int revision) {
    List<String> parts = new ArrayList<>();
    parts.add(season.value());
    parts.add(profile.value());
    items.forEach(item -> parts.add(item.value()));
    if (revision > 1) {
      parts.add("r" + revision);
    }
    return NameUuid.of(EXECUTION_NS, parts.toArray(String[]::new));
  }

  /** An event's id; {@code from} is empty for CREATE. */
  public static UUID event(UUID planId, String from, PlanState to, int sequence) {
    return NameUuid.of(
        EXECUTION_EVENT_NS, planId.toString(), from, to.name(), Integer.toString(sequence));
  }

  /** An order intent's id: a different home, tenant, plan, item or content gives another. */
  public static UUID orderIntent(
      HomeId home, ClientId client, UUID planId, PortfolioItem item, OrderIntent.Terms terms) {
    return NameUuid.of(
        ORDER_INTENT_NS,
        home.value(),
        client.toString(),
        planId.toString(),
        item.value(),
        terms.canonical().toString());
  }
}
