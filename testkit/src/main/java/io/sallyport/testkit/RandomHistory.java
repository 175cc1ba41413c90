package io.sallyport.testkit;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Decision;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a random sequence of commands, valid and not, was decided into: several tenants and their
 * seasons, plans and revisions, freezes, transitions, validations, executions, broken registries.
 * One seed always gives the same history, to the last byte.
 */
public final class RandomHistory {
  private static final int COMMANDS = 120;
  private static final String ONE_SEED = "sallyport.seed";

  private final long seed;
  private final List<Step> steps = new ArrayList<>();
  private final DeskState served = new DeskState();

  /**
   * One command and what it was decided into.
   *
   * @param command what was commanded
   * @param inputs when, by whom, under which registry
   * @param decision the decision
   * @param entry the journal entry of a command that was accepted
   */
  public record Step(
      Command<?> command, Inputs inputs, Decision<?> decision, Optional<JournalEntry> entry) {}

  private RandomHistory(long seed) {
    this.seed = seed;
  }

  /** The history of a seed. */
  public static RandomHistory of(long seed) {
    RandomHistory history = new RandomHistory(seed);
    RandomCommands commands = new RandomCommands(seed);
    history.decide(commands.first(), commands.inputs());
    for (int i = 0; i < COMMANDS; i++) {
      history.decide(commands.next(history.served), commands.inputs());
    }
    return history;
  }

  /**
   * Holds a property against the histories of the seeds from 0 on. A failure names its seed; {@code
   * -Dsallyport.seed=N} holds it against that one alone.
   */
  public static void each(int seeds, Consumer<RandomHistory> property) {
    Optional<Long> one = Optional.ofNullable(Long.getLong(ONE_SEED));
    long first = one.orElse(0L);
    long last = one.orElse(seeds - 1L);
    for (long seed = first; seed <= last; seed++) {
      RandomHistory history = of(seed);
      try {
        property.accept(history);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(
            "seed %d (again with -D%s=%d): %s"
                .formatted(seed, ONE_SEED, seed, failure.getMessage()),
            failure);
      }
    }
  }

  private <R> void decide(Command<R> command, Inputs inputs) {
    Decision<R> decision = command.decide(served, inputs);
    Optional<JournalEntry> entry = Optional.empty();
    if (decision instanceof Decision.Accepted<R> accepted) {
      JournalEntry decided =
          new JournalEntry(
              served.lastSequence() + 1, inputs.at(), inputs.actor().id(), accepted.events());
      served.apply(decided);
      entry = Optional.of(decided);
    }
    steps.add(new Step(command, inputs, decision, entry));
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** Every command with its decision. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** What the journal holds. */
  public List<JournalEntry> entries() {
    return steps.stream().flatMap(step -> step.entry().stream()).toList();
  }

  /** All that happened, in order. */
  public List<Event> events() {
    return entries().stream().flatMap(entry -> entry.events().stream()).toList();
  }

  /** What each season's ledger holds. */
  public Map<SeasonId, List<ExecutionEvent>> ledgers() {
    Map<SeasonId, List<ExecutionEvent>> ledgers = new LinkedHashMap<>();
    for (Event event : events()) {
      if (event instanceof Event.PlanTransitioned(ExecutionEvent line)) {
        ledgers.computeIfAbsent(line.seasonId(), season -> new ArrayList<>()).add(line);
      }
    }
    return ledgers;
  }

  /** The state on which the next command would be decided. */
  public DeskState served() {
    return served;
  }

  @Override
  public String toString() {
    return "history of seed " + seed;
  }
}
