package io.sallyport.core.safety;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every kill switch that was ever set, folded from its events. One never set is OFF. */
public final class KillSwitches {
  private final SortedMap<Key, KillSwitch> newest = new TreeMap<>(Key.ORDER);
  private final List<KillSwitch> history = new ArrayList<>();

  private record Key(KillSwitchType type, KillSwitchScope scope) {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::type).thenComparing(Key::scope);
  }

  /** A switch was set. */
  public void set(KillSwitch killSwitch) {
    newest.put(new Key(killSwitch.type(), killSwitch.scope()), killSwitch);
    history.add(killSwitch);
  }

  /** How a switch stands. */
  public KillSwitchState state(KillSwitchType type, KillSwitchScope scope) {
    KillSwitch set = newest.get(new Key(type, scope));
    return set == null ? KillSwitchState.OFF : set.state();
  }

  /** The switches in a state that cover an order, in the order of their types. */
  public List<KillSwitch> covering(
      KillSwitchState state, ClientId client, Symbol symbol, StrategyId strategy) {
    return newest.values().stream()
        .filter(set -> set.state() == state && set.scope().covers(client, symbol, strategy))
        .toList();
  }

  /** Every switch that is not OFF, in the order of their types. */
  public List<KillSwitch> raised() {
    return newest.values().stream().filter(set -> set.state() != KillSwitchState.OFF).toList();
  }

  /** Every setting there ever was, oldest first. */
  public List<KillSwitch> history() {
    return List.copyOf(history);
  }

  /** Why a type cannot have a scope: GLOBAL has none, SYMBOL_LEVEL needs its symbol. */
  public static Optional<Refusal> scopeProblem(KillSwitchType type, KillSwitchScope scope) {
    if (type == KillSwitchType.GLOBAL && !scope.equals(KillSwitchScope.EVERYTHING)) {
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID_SCOPE,
              "a GLOBAL kill switch has no scope; MANUAL can be scoped by client, symbol and"
                  + " strategy"));
    }
    return type == KillSwitchType.SYMBOL_LEVEL && scope.symbol().isEmpty()
        ? Optional.of(
            new Refusal(RefusalCode.INVALID_SCOPE, "a SYMBOL_LEVEL kill switch needs its --symbol"))
        : Optional.empty();
  }
}
