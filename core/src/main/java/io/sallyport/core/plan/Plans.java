package io.sallyport.core.plan;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.IdPrefix;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All plans, folded from their events: from the journal while it runs, or from ledgers alone. Each
 * plan is found by id, by prefix and by intent without a walk over the others.
 */
public final class Plans {
  /** The shortest prefix that stands for a plan (SPEC 10). */
  public static final int SHORTEST_PREFIX = IdPrefix.SHORTEST;

  private static final int SHOWN_CANDIDATES = 5;

  private final NavigableMap<String, Plan> byId = new TreeMap<>();
  private final SortedMap<String, Integer> revisionsByFirstId = new TreeMap<>();

  /** Of each content, the plans that are not over, by revision. */
  private final SortedMap<String, NavigableMap<Integer, UUID>> standingByFirstId = new TreeMap<>();

  /** Takes one more event in. Cannot fail on events that were decided on this state. */
  public void apply(ExecutionEvent event) {
    String id = event.planId().toString();
    switch (event.payload().orElse(null)) {
      case PlanContent content -> {
        byId.put(id, Plan.created(event, content));
        revisionsByFirstId.merge(content.firstRevisionId().toString(), 1, Integer::sum);
      }
      case ExecutionEvent.Approval _ -> byId.computeIfPresent(id, (key, plan) -> plan.after(event));
      case null -> byId.computeIfPresent(id, (key, plan) -> plan.after(event));
    }
    find(event.planId()).ifPresent(this::noteStanding);
  }

  private void noteStanding(Plan plan) {
    int revision = plan.content().revision();
    standingByFirstId.compute(
        plan.content().firstRevisionId().toString(),
        (_, known) -> {
          NavigableMap<Integer, UUID> standing = known == null ? new TreeMap<>() : known;
          if (plan.state().isTerminal()) {
            standing.remove(revision);
          } else {
            standing.put(revision, plan.id());
          }
          return standing.isEmpty() ? null : standing;
        });
  }

  /** The plan of that id. */
  public Optional<Plan> find(UUID id) {
    return Optional.ofNullable(byId.get(id.toString()));
  }

  /**
   * How many times a content was proposed, given the id that its first revision has or would have.
   */
  int revisionsOf(UUID firstRevisionId) {
    return revisionsByFirstId.getOrDefault(firstRevisionId.toString(), 0);
  }

  /** The newest plan of a content that is not over, given the id of its first revision. */
  Optional<Plan> standing(UUID firstRevisionId) {
    return Optional.ofNullable(standingByFirstId.get(firstRevisionId.toString()))
        .flatMap(standing -> find(standing.lastEntry().getValue()));
  }

  /** Every plan, in the order of ids. */
  public Collection<Plan> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /**
   * The plan that a person named.
   *
   * @param asker whose plans count; all if empty
   * @param text an id or a unique prefix of {@value #SHORTEST_PREFIX} or more characters
   * @return the plan, or a refusal; another tenant's plan is not found
   */
  public Reply<Plan> select(Optional<ClientId> asker, String text) {
    String prefix = text.toLowerCase(Locale.ROOT);
    if (!prefix.matches("[0-9a-f-]{0,36}")) {
      return notFound(text);
    }
    if (prefix.length() < SHORTEST_PREFIX) {
      return Reply.refuse(
          RefusalCode.PLAN_PREFIX_TOO_SHORT,
          "'%s' is too short to name a plan: give its id or at least %s characters of it"
              .formatted(text, SHORTEST_PREFIX));
    }
    Predicate<Plan> visible =
        plan -> asker.isEmpty() || asker.get().equals(plan.content().clientId());
    List<Plan> found =
        byId.subMap(prefix, prefix + '~').values().stream()
            .filter(visible)
            .limit(SHOWN_CANDIDATES)
            .toList();
    return switch (found.size()) {
      case 0 -> notFound(text);
      case 1 -> Reply.of(found.getFirst());
      default ->
          Reply.refuse(
              RefusalCode.PLAN_PREFIX_AMBIGUOUS,
              "'%s' names more than one plan: %s"
                  .formatted(
                      text,
                      String.join(", ", found.stream().map(p -> p.id().toString()).toList())));
    };
  }

  private static Reply<Plan> notFound(String text) {
    return Reply.refuse(RefusalCode.PLAN_NOT_FOUND, "Plan " + shown(text) + " not found");
  }

  private static String shown(String text) {
    return text.length() <= 64 && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? text
        : "of that id";
  }
}
