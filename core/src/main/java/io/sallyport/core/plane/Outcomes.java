package io.sallyport.core.plane;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The outcomes of intents: at most one per intent and plane, for ever (seed 003). */
public final class Outcomes {
  private final SortedMap<UUID, ExecutionOutcome> paper = new TreeMap<>();
  private final SortedMap<UUID, ExecutionOutcome> live = new TreeMap<>();

  /** Records an outcome; the first of an intent on a plane stays. */
  public void record(ExecutionOutcome outcome) {
    on(outcome.plane()).putIfAbsent(outcome.orderIntentId(), outcome);
  }

  /** The outcome of an intent on a plane, if it has one yet. */
  public Optional<ExecutionOutcome> find(UUID orderIntentId, ExecutionPlane plane) {
    return Optional.ofNullable(on(plane).get(orderIntentId));
  }

  private SortedMap<UUID, ExecutionOutcome> on(ExecutionPlane plane) {
    return switch (plane) {
      case PAPER -> paper;
      case LIVE -> live;
    };
  }
}
