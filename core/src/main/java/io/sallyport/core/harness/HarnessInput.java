package io.sallyport.core.harness;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.plan.Direction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One bundle of state: all that a cycle knows of the world (seed 004, section 2). Immutable;
 * signals and beliefs are kept by id, so that their order in the document means nothing.
 *
 * @param timestamp when the bundle was assembled
 * @param regimeState the regime; without it a cycle halts
 * @param factorPermission what the factor layer permits, once there is one
 * @param signals the active signals
 * @param activeBeliefs the active beliefs; with none there is nothing to do
 * @param macroState the macro environment, once there is one
 * @param flowState flow conditions, once there are any
 */
public record HarnessInput(
    LogicalTime timestamp,
    Optional<RegimeState> regimeState,
    Optional<FactorPermission> factorPermission,
    List<Signal> signals,
    List<Belief> activeBeliefs,
    Optional<MacroState> macroState,
    Optional<FlowState> flowState) {
  /** The most flags of the factor layer that a snapshot names. */
  private static final int MOST_FLAGS = 100;

  public HarnessInput {
    signals = signals.stream().sorted(Comparator.comparing(Signal::id)).toList();
    activeBeliefs = activeBeliefs.stream().sorted(Comparator.comparing(Belief::id)).toList();
  }

  /** Whether a state object is there and says something. */
  public boolean has(StateObject state) {
    return oldest(state).isPresent();
  }

  /** When a state object was made; of several parts, the oldest; empty if it is not there. */
  public Optional<LogicalTime> oldest(StateObject state) {
    return stamps(state).map(Stamp::time).min(Comparator.naturalOrder());
  }

  /**
   * When something of the bundle was made.
   *
   * @param what such as {@code regime_state} or {@code signal s-1}
   */
  record Stamp(String what, LogicalTime time) {}

  /** When each part of a state object was made. */
  Stream<Stamp> stamps(StateObject state) {
    return switch (state) {
      case REGIME_STATE -> stamp(state, regimeState.map(RegimeState::timestamp));
      case FACTOR_PERMISSION -> stamp(state, factorPermission.map(FactorPermission::timestamp));
      case SIGNALS ->
          signals.stream().map(signal -> new Stamp("signal " + signal.id(), signal.timestamp()));
      case ACTIVE_BELIEFS ->
          activeBeliefs.stream()
              .map(belief -> new Stamp("belief " + belief.id(), belief.timestamp()));
      case MACRO_STATE -> stamp(state, macroState.map(MacroState::timestamp));
      case FLOW_STATE -> stamp(state, flowState.map(FlowState::timestamp));
    };
  }

  private static Stream<Stamp> stamp(StateObject state, Optional<LogicalTime> time) {
    return time.map(at -> new Stamp(state.field(), at)).stream();
  }

  /** What in this bundle contradicts something else in it, in words; empty if nothing does. */
  public Optional<String> contradiction() {
    return newerThanTheBundle().or(this::doubleId).or(this::oddBelief);
  }

  private Optional<String> newerThanTheBundle() {
    return Stream.of(StateObject.values())
        .flatMap(this::stamps)
        .filter(stamp -> stamp.time().compareTo(timestamp) > 0)
        .map(stamp ->
            "%s is of %s, later than the bundle's own timestamp %s"
                .formatted(stamp.what(), stamp.time(), timestamp))
        .findFirst();
  }

  private Optional<String> doubleId() {
    Set<SignalId> signalIds = new TreeSet<>();
    Set<BeliefId> beliefIds = new TreeSet<>();
    return signals.stream()
        .filter(signal -> !signalIds.add(signal.id()))
        .map(signal -> "signal " + signal.id() + " is there twice")
        .findFirst()
        .or(() ->
            activeBeliefs.stream()
                .filter(belief -> !beliefIds.add(belief.id()))
                .map(belief -> "belief " + belief.id() + " is there twice")
                .findFirst());
  }

  private Optional<String> oddBelief() {
    Set<SignalId> known = new TreeSet<>(signals.stream().map(Signal::id).toList());
    return activeBeliefs.stream().flatMap(belief -> odd(belief, known).stream()).findFirst();
  }

  private static Optional<String> odd(Belief belief, Set<SignalId> known) {
    if (belief.direction() == Direction.BOTH) {
      return Optional.of("belief %s is LONG or SHORT, not BOTH".formatted(belief.id()));
    }
    if (belief.signalIds().isEmpty()) {
      return Optional.of("belief %s names no signal that it was made of".formatted(belief.id()));
    }
    return belief.signalIds().stream()
        .filter(signal -> !known.contains(signal))
        .map(signal ->
            "belief %s names signal %s, which is not among the signals"
                .formatted(belief.id(), signal))
        .findFirst();
  }

  /** The digest of all of it: SHA-256 of its canonical JSON. */
  public Digest digest() {
    return new CanonicalJson()
        .put("timestamp", timestamp)
        .putObject("regime_state", regimeState.map(RegimeState::canonical))
        .putObject("factor_permission", factorPermission.map(FactorPermission::canonical))
        .putObjects("signals", signals.stream().map(Signal::canonical).toList())
        .putObjects("active_beliefs", activeBeliefs.stream().map(Belief::canonical).toList())
        .putObject("macro_state", macroState.map(MacroState::canonical))
        .putObject("flow_state", flowState.map(FlowState::canonical))
        .digest();
  }

  /**
   * What it says in short, as it is logged with every skip: what is single in full, of signals and
   * beliefs how many there are, and so of the factor layer's flags if they are many.
   */
  Details snapshot() {
    Details snapshot = Details.of("input", digest().hex());
    if (regimeState.isPresent()) {
      snapshot = snapshot.and("regime_state", figures(regimeState.get()));
    }
    if (factorPermission.isPresent()) {
      snapshot = snapshot.and("factor_permission", figures(factorPermission.get()));
    }
    snapshot = snapshot.and("signals", signals.size()).and("active_beliefs", activeBeliefs.size());
    if (macroState.isPresent()) {
      MacroState macro = macroState.get();
      snapshot =
          snapshot.and("macro_state", Details.of("environment", macro.environment().value()));
    }
    if (flowState.isPresent()) {
      FlowState flow = flowState.get();
      snapshot = snapshot.and("flow_state", Details.of("condition", flow.condition().value()));
    }
    return snapshot;
  }

  private static Details figures(RegimeState regime) {
    return Details.of("id", regime.id().value())
        .and("timestamp", regime.timestamp().toRfc3339())
        .and("behavior", regime.behavior().name())
        .and("bias", regime.bias().name())
        .and("confidence", regime.confidence().toString())
        .and("is_stable", regime.isStable());
  }

  private static Details figures(FactorPermission factors) {
    Details figures =
        Details.of("id", factors.id().value()).and("timestamp", factors.timestamp().toRfc3339());
    return factors.permissions().size() > MOST_FLAGS
        ? figures.and("flags", factors.permissions().size())
        : figures.and("granted", granted(factors));
  }

  private static Details granted(FactorPermission factors) {
    Map<String, Object> granted = new LinkedHashMap<>();
    for (var flag : factors.permissions().keySet()) {
      granted.put(flag.value(), factors.grants(flag));
    }
    return new Details(granted);
  }
}
