package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.IdPrefix;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where the journal has what happened to plans: a number for each entry that a plan's history is
 * made of, and of each execution what a list shows. Reports, verdicts and reasons stay on disk.
 */
final class History {
  private final SortedMap<UUID, List<Long>> entriesByPlan = new TreeMap<>();
  private final NavigableMap<String, ExecutionView> byId = new TreeMap<>();
  private final SortedMap<UUID, List<String>> idsByPlan = new TreeMap<>();
  private final List<String> inOrder = new ArrayList<>();
  private final SortedMap<ActorId, ActorId> actors = new TreeMap<>();
  private final SortedMap<Author, UUID> newest = new TreeMap<>();

  private record Author(ActorId actor, ClientId client) implements Comparable<Author> {
    @Override
    public int compareTo(Author other) {
      int byActor = actor.compareTo(other.actor);
      return byActor != 0 ? byActor : client.compareTo(other.client);
    }
  }

  /** A plan was made. */
  void created(JournalEntry entry, UUID plan, ClientId client) {
    newest.put(new Author(actor(entry), client), plan);
    noted(entry, plan);
  }

  /** Something happened to a plan. */
  void noted(JournalEntry entry, UUID plan) {
    List<Long> known = entriesByPlan.computeIfAbsent(plan, _ -> new ArrayList<>(4));
    if (known.isEmpty() || known.getLast() != entry.sequence()) {
      known.add(entry.sequence());
    }
  }

  /** An execution was over at once. */
  void executed(JournalEntry entry, UUID plan, ClientId owner, ExecutionResult result) {
    noted(entry, plan);
    add(
        new ExecutionView(
            ExecutionView.idOf(plan, entry.sequence()),
            plan,
            owner,
            result.mode(),
            Optional.of(result.status()),
            actor(entry),
            entry.at(),
            entry.sequence()));
  }

  /** A LIVE run began. */
  void began(JournalEntry entry, LiveRun run) {
    noted(entry, run.planId());
    add(
        new ExecutionView(
            run.runId(),
            run.planId(),
            run.clientId(),
            ExecutionMode.LIVE,
            Optional.empty(),
            actor(entry),
            entry.at(),
            entry.sequence()));
  }

  /** A LIVE run ended. */
  void ended(JournalEntry entry, UUID runId, ExecutionResult result) {
    byId.computeIfPresent(
        runId.toString(),
        (_, run) -> {
          noted(entry, run.planId());
          return run.ended(result.status(), entry.sequence());
        });
  }

  private void add(ExecutionView execution) {
    String id = execution.runId().toString();
    byId.put(id, execution);
    idsByPlan.computeIfAbsent(execution.planId(), _ -> new ArrayList<>(2)).add(id);
    inOrder.add(id);
  }

  /** The same actor is one object, however many executions name them. */
  private ActorId actor(JournalEntry entry) {
    return actors.computeIfAbsent(entry.actor(), actor -> actor);
  }

  /** The numbers of the entries that a plan's history is made of, in order. */
  List<Long> entriesOf(UUID plan) {
    return Collections.unmodifiableList(entriesByPlan.getOrDefault(plan, List.of()));
  }

  /** The plan that an actor made last for a tenant, if any. */
  Optional<UUID> newest(ActorId actor, ClientId client) {
    return Optional.ofNullable(newest.get(new Author(actor, client)));
  }

  /** The executions of one plan, or of all, oldest first. */
  List<ExecutionView> executions(Optional<ClientId> asker, Optional<UUID> plan) {
    return plan.map(id -> idsByPlan.getOrDefault(id, List.of())).orElse(inOrder).stream()
        .map(byId::get)
        .filter(view -> isShown(asker, view))
        .toList();
  }

  private static boolean isShown(Optional<ClientId> asker, ExecutionView view) {
    return asker.isEmpty() || asker.get().equals(view.clientId());
  }

  /** The execution that a person named by its id or a unique prefix; another's is not found. */
  Reply<ExecutionView> select(Optional<ClientId> asker, String text) {
    List<ExecutionView> found =
        IdPrefix.of(text).stream()
            .flatMap(prefix -> byId.subMap(prefix, prefix + '~').values().stream())
            .filter(view -> isShown(asker, view))
            .limit(2)
            .toList();
    return found.size() == 1
        ? Reply.of(found.getFirst())
        : Reply.refuse(
            RefusalCode.EXECUTION_NOT_FOUND,
            found.isEmpty()
                ? "No execution has that id: give it, or at least %s characters of it"
                        .formatted(IdPrefix.SHORTEST)
                    + "; sallyport execution list shows them"
                : "More than one execution has an id that begins like that");
  }
}
