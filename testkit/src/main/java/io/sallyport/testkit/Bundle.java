package io.sallyport.testkit;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.FlowState;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.MacroState;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.RegimeBias;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.harness.Signal;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.model.StateId;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.PortfolioItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A state bundle as a test words it: a sample that every check passes, with what matters changed.
 *
 * @param input the bundle
 */
public record Bundle(HarnessInput input) {
  /**
   * A calm trend, momentum and carry permitted, one signal and one belief, all of {@link
   * Samples#MONDAY}.
   */
  public static Bundle sample() {
    return new Bundle(
            new HarnessInput(
                Samples.MONDAY,
                Optional.empty(),
                Optional.empty(),
                List.of(
                    new Signal(
                        new SignalId("s1"),
                        Samples.MONDAY,
                        Direction.LONG,
                        Optional.empty(),
                        new StateId("regime-1"))),
                List.of(),
                Optional.empty(),
                Optional.empty()))
        .regime("TRENDING_NORMAL_VOL", "0.8")
        .factors("momentum", "carry")
        .belief("b1", "momentum:btc-1h", "LONG", "0.7");
  }

  /** Another regime. */
  public Bundle regime(String behavior, String confidence) {
    return with(
        Optional.of(
            new RegimeState(
                new StateId("regime-1"),
                input.timestamp(),
                RegimeBehavior.valueOf(behavior),
                RegimeBias.BULLISH,
                Confidence.parse(confidence).value(),
                true,
                Optional.empty())));
  }

  /** No regime. */
  public Bundle withoutRegime() {
    return with(Optional.empty());
  }

  private Bundle with(Optional<RegimeState> regime) {
    return new Bundle(
        new HarnessInput(
            input.timestamp(),
            regime,
            input.factorPermission(),
            input.signals(),
            input.activeBeliefs(),
            input.macroState(),
            input.flowState()));
  }

  /** A factor layer that grants these flags, and no others. */
  public Bundle factors(String... granted) {
    SortedMap<PermissionId, Boolean> flags = new TreeMap<>();
    List.of(granted).forEach(flag -> flags.put(new PermissionId(flag), true));
    return withFactors(
        Optional.of(
            new FactorPermission(
                new StateId("factors-1"), input.timestamp(), flags, new TreeMap<>())));
  }

  /** No factor layer. */
  public Bundle withoutFactors() {
    return withFactors(Optional.empty());
  }

  private Bundle withFactors(Optional<FactorPermission> factors) {
    return new Bundle(
        new HarnessInput(
            input.timestamp(),
            input.regimeState(),
            factors,
            input.signals(),
            input.activeBeliefs(),
            input.macroState(),
            input.flowState()));
  }

  /** One more belief, made of signal s1. */
  public Bundle belief(String id, String item, String direction, String conviction) {
    List<Belief> beliefs = new ArrayList<>(input.activeBeliefs());
    beliefs.add(
        new Belief(
            new BeliefId(id),
            input.timestamp(),
            PortfolioItem.parse(item).value(),
            Direction.valueOf(direction),
            Confidence.parse(conviction).value(),
            List.of(new SignalId("s1"))));
    return with(beliefs);
  }

  /** No belief. */
  public Bundle withoutBeliefs() {
    return with(List.of());
  }

  private Bundle with(List<Belief> beliefs) {
    return new Bundle(
        new HarnessInput(
            input.timestamp(),
            input.regimeState(),
            input.factorPermission(),
            input.signals(),
            beliefs,
            input.macroState(),
            input.flowState()));
  }

  /** With a macro and a flow layer. */
  public Bundle withMacroAndFlow() {
    return new Bundle(
        new HarnessInput(
            input.timestamp(),
            input.regimeState(),
            input.factorPermission(),
            input.signals(),
            input.activeBeliefs(),
            Optional.of(
                new MacroState(new StateId("macro-1"), input.timestamp(), new Label("EASING"))),
            Optional.of(
                new FlowState(new StateId("flow-1"), input.timestamp(), new Label("INFLOW")))));
  }

  /** One state object as old as told, the rest as it was. */
  public Bundle stamped(StateObject state, LogicalTime time) {
    return new Bundle(
        new HarnessInput(
            input.timestamp(),
            state == StateObject.REGIME_STATE
                ? input.regimeState().map(was -> stamped(was, time))
                : input.regimeState(),
            state == StateObject.FACTOR_PERMISSION
                ? input
                    .factorPermission()
                    .map(was ->
                        new FactorPermission(
                            was.id(), time, was.permissions(), was.exposureLimits()))
                : input.factorPermission(),
            state == StateObject.SIGNALS
                ? input.signals().stream().map(was -> stamped(was, time)).toList()
                : input.signals(),
            state == StateObject.ACTIVE_BELIEFS
                ? input.activeBeliefs().stream().map(was -> stamped(was, time)).toList()
                : input.activeBeliefs(),
            state == StateObject.MACRO_STATE
                ? input.macroState().map(was -> new MacroState(was.id(), time, was.environment()))
                : input.macroState(),
            state == StateObject.FLOW_STATE
                ? input.flowState().map(was -> new FlowState(was.id(), time, was.condition()))
                : input.flowState()));
  }

  private static RegimeState stamped(RegimeState was, LogicalTime time) {
    return new RegimeState(
        was.id(),
        time,
        was.behavior(),
        was.bias(),
        was.confidence(),
        was.isStable(),
        was.macroId());
  }

  private static Signal stamped(Signal was, LogicalTime time) {
    return new Signal(was.id(), time, was.direction(), was.symbol(), was.regimeId());
  }

  private static Belief stamped(Belief was, LogicalTime time) {
    return new Belief(
        was.id(), time, was.portfolioItem(), was.direction(), was.conviction(), was.signalIds());
  }
}
