package io.sallyport.harness.graph;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.RegimeBias;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.PermissionId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What a condition can name (seed 004, section 4): state, and of state nothing that is or could be
 * a price.
 *
 * @param written what a condition calls it, such as {@code regime.behavior}
 * @param type its type
 * @param read what it says: a Boolean, a String, a BigDecimal in normal form or a map of these;
 *     empty if the state is not there
 * @param words the only words that it can say; empty if they are not known
 */
record StateVariable(
    String written,
    CelType type,
    BiFunction<HarnessInput, HarnessSettings, Optional<?>> read,
    List<String> words) {
  /** All of them. */
  static final List<StateVariable> ALL =
      List.of(
          flag("regime.present", input -> input.regimeState().isPresent()),
          word(
              "regime.behavior",
              regime(regime -> regime.behavior().name()),
              RegimeBehavior.values()),
          word("regime.bias", regime(regime -> regime.bias().name()), RegimeBias.values()),
          variable(
              "regime.confidence",
              SimpleType.DOUBLE,
              regime(regime -> regime.confidence().value())),
          variable("regime.is_stable", SimpleType.BOOL, regime(RegimeState::isStable)),
          new StateVariable(
              "regime.is_confident", SimpleType.BOOL, StateVariable::isConfident, List.of()),
          flag("factors.present", input -> input.factorPermission().isPresent()),
          variable(
              "factors.granted",
              MapType.create(SimpleType.STRING, SimpleType.BOOL),
              input -> input.factorPermission().map(StateVariable::granted)),
          count("signals.count", input -> input.signals().size()),
          count("beliefs.count", input -> input.activeBeliefs().size()),
          flag("macro.present", input -> input.macroState().isPresent()),
          word(
              "macro.environment",
              input -> input.macroState().map(macro -> macro.environment().value())),
          flag("flow.present", input -> input.flowState().isPresent()),
          word("flow.condition", input -> input.flowState().map(flow -> flow.condition().value())));

  private static final SortedMap<String, StateVariable> BY_NAME =
      new TreeMap<>(ALL.stream().collect(Collectors.toMap(StateVariable::written, known -> known)));

  /** The variable of that name. */
  static Optional<StateVariable> of(String written) {
    return Optional.ofNullable(BY_NAME.get(written));
  }

  /** What all of them are called, for messages. */
  static String names() {
    return ALL.stream().map(StateVariable::written).collect(Collectors.joining(", "));
  }

  private static StateVariable variable(
      String written, CelType type, Function<HarnessInput, Optional<?>> read) {
    return new StateVariable(written, type, (input, _) -> read.apply(input), List.of());
  }

  private static StateVariable flag(String written, Predicate<HarnessInput> read) {
    return variable(written, SimpleType.BOOL, input -> Optional.of(read.test(input)));
  }

  private static StateVariable count(String written, ToIntFunction<HarnessInput> read) {
    return variable(
        written,
        SimpleType.INT,
        input -> Optional.of(Decimals.normal(BigDecimal.valueOf(read.applyAsInt(input)))));
  }

  private static StateVariable word(
      String written, Function<HarnessInput, Optional<?>> read, Enum<?>... words) {
    return new StateVariable(
        written,
        SimpleType.STRING,
        (input, _) -> read.apply(input),
        Arrays.stream(words).map(Enum::name).toList());
  }

  private static Function<HarnessInput, Optional<?>> regime(Function<RegimeState, ?> read) {
    return input -> input.regimeState().map(read);
  }

  /** Whether the regime layer is as sure as the settings ask for. */
  private static Optional<?> isConfident(HarnessInput input, HarnessSettings settings) {
    return input
        .regimeState()
        .map(regime -> !regime.confidence().isBelow(settings.minRegimeConfidence()));
  }

  private static SortedMap<String, Boolean> granted(FactorPermission factors) {
    SortedMap<String, Boolean> granted = new TreeMap<>();
    for (PermissionId flag : factors.permissions().keySet()) {
      granted.put(flag.value(), factors.grants(flag));
    }
    return granted;
  }
}
