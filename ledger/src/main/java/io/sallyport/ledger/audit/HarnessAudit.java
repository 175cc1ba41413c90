package io.sallyport.ledger.audit;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.model.ClientId;
import io.sallyport.ledger.journal.JournalDamage;
import io.sallyport.ledger.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Picks what the harness put on record out of a journal. It reads every entry, beside an owner that
 * goes on appending, and changes nothing.
 */
public final class HarnessAudit {
  private final Optional<ClientId> asker;
  private final Optional<UUID> cycle;
  private final SortedMap<String, ClientId> tenants = new TreeMap<>();
  private final List<JournalEntry> picked = new ArrayList<>();

  private HarnessAudit(Optional<ClientId> asker, Optional<UUID> cycle) {
    this.asker = asker;
    this.cycle = cycle;
  }

  /**
   * Reads a journal.
   *
   * @param last the entry to stop behind, which is on disk
   * @param asker the tenant that asks; empty sees every tenant's cycles
   * @param cycle the one cycle that is asked about; empty for all
   * @return the entries with an event that is asked for, oldest first, each with those events alone
   * @throws JournalDamage if the journal contradicts itself
   */
  public static List<JournalEntry> read(
      Path journal, long last, Optional<ClientId> asker, Optional<UUID> cycle)
      throws IOException, JournalDamage {
    HarnessAudit audit = new HarnessAudit(asker, cycle);
    JournalReader.readUpTo(journal, last, (entry, line) -> audit.take(entry));
    return List.copyOf(audit.picked);
  }

  private void take(JournalEntry entry) {
    List<HarnessStep> steps =
        entry.events().stream()
            .flatMap(event ->
                event instanceof Event.HarnessStepped(HarnessStep step)
                    ? Stream.of(step)
                    : Stream.empty())
            .toList();
    if (!steps.isEmpty()) {
      steps.forEach(this::noteTenant);
      boolean isOfCycle = steps.stream().anyMatch(this::isOfThatCycle);
      Set<UUID> plans = new TreeSet<>();
      steps.stream().filter(this::isShown).forEach(step -> addPlan(step, plans));
      List<Event> events =
          entry.events().stream().filter(event -> isShown(event, isOfCycle, plans)).toList();
      if (!events.isEmpty()) {
        picked.add(new JournalEntry(entry.sequence(), entry.at(), entry.actor(), events));
      }
    }
  }

  private void noteTenant(HarnessStep step) {
    if (step instanceof HarnessStep.CycleBegan began) {
      tenants.put(began.cycleId().toString(), began.request().clientId());
    }
  }

  /** What a cycle did to skills and to the harness is in the same entry as its own step. */
  private boolean isOfThatCycle(HarnessStep step) {
    return switch (step) {
      case HarnessStep.OfCycle own -> cycle.filter(own.cycleId()::equals).isPresent();
      case HarnessStep.HarnessHalted halted -> cycle.isPresent() && halted.cycleId().equals(cycle);
      default -> false;
    };
  }

  /** A tenant sees no step of another's cycle; what is no cycle's is the home's. */
  private boolean isShown(HarnessStep step) {
    return !(step instanceof HarnessStep.OfCycle own)
        || asker.isEmpty()
        || asker.get().equals(tenants.get(own.cycleId().toString()));
  }

  private static void addPlan(HarnessStep step, Set<UUID> plans) {
    if (step instanceof HarnessStep.ActionTaken taken) {
      taken.action().planId().ifPresent(plans::add);
    }
  }

  private boolean isShown(Event event, boolean isOfCycle, Set<UUID> plans) {
    return (cycle.isEmpty() || isOfCycle)
        && switch (event) {
          case Event.HarnessStepped(HarnessStep step) -> isShown(step);
          case Event.PlanTransitioned(var line) -> plans.contains(line.planId());
          default -> false;
        };
  }
}
