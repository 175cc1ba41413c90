package io.sallyport.harness.graph;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.sallyport.core.harness.ConditionalGate.Result;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that was checked, and what it comes to: CEL's meaning of the few operators that
 * conditions have, on decimals instead of binary fractions. What names state that is not there is
 * unknown; as in CEL, a false part makes an {@code &&} false and a true one an {@code ||} true,
 * whatever the other part is.
 */
final class Condition {
  private final CelExpr root;

  /**
   * A condition.
   *
   * @param root of type boolean, of nothing but what {@link ConditionLanguage} lets pass
   */
  Condition(CelExpr root) {
    this.root = root;
  }

  /** What it comes to. */
  Result evaluate(HarnessInput input, HarnessSettings settings) {
    return new Evaluation(input, settings)
        .flag(root)
        .map(holds -> holds ? Result.TRUE : Result.FALSE)
        .orElse(Result.UNKNOWN);
  }

  /** A constant as conditions compare it; empty if they have no such constants. */
  static Optional<Object> constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case INT64_VALUE -> Optional.of(Decimals.normal(BigDecimal.valueOf(constant.int64Value())));
      case DOUBLE_VALUE ->
          Double.isFinite(constant.doubleValue())
              ? Optional.of(Decimals.normal(BigDecimal.valueOf(constant.doubleValue())))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** One look at one bundle of state; whatever is unknown is empty. */
  private record Evaluation(HarnessInput input, HarnessSettings settings) {

    Optional<?> value(CelExpr of) {
      return switch (of.getKind()) {
        case CONSTANT -> constant(of.constant());
        case IDENT ->
            StateVariable.of(of.ident().name())
                .flatMap(known -> known.read().apply(input, settings));
        case SELECT -> at(value(of.select().operand()), Optional.of(of.select().field()));
        case LIST -> list(of.list().elements());
        case CALL -> call(of.call().function(), of.call().args());
        default -> throw new IllegalStateException("unchecked: " + of.getKind());
      };
    }

    Optional<Boolean> flag(CelExpr of) {
      return value(of).map(Boolean.class::cast);
    }

    private Optional<?> call(String function, List<CelExpr> args) {
      return switch (function) {
        case "_&&_" -> unless(false, args);
        case "_||_" -> unless(true, args);
        case "!_" -> flag(args.get(0)).map(holds -> !holds);
        case "_?_:_" -> flag(args.get(0)).flatMap(holds -> value(args.get(holds ? 1 : 2)));
        case "_==_" -> both(args, Object::equals);
        case "_!=_" -> both(args, (left, right) -> !left.equals(right));
        case "_<_" -> ordered(args).map(order -> order < 0);
        case "_<=_" -> ordered(args).map(order -> order <= 0);
        case "_>_" -> ordered(args).map(order -> order > 0);
        case "_>=_" -> ordered(args).map(order -> order >= 0);
        case "@in" -> both(args, (one, many) -> isIn(one, many));
        case "_[_]" -> at(value(args.get(0)), value(args.get(1)));
        default -> throw new IllegalStateException("unchecked: " + function);
      };
    }

    /** What settles it if either part is so; else what both come to. */
    private Optional<Boolean> unless(boolean settles, List<CelExpr> args) {
      Optional<Boolean> left = flag(args.get(0));
      if (left.isPresent() && left.get() == settles) {
        return left;
      }
      Optional<Boolean> right = flag(args.get(1));
      return right.isPresent() && right.get() == settles ? right : left.flatMap(_ -> right);
    }

    private Optional<Boolean> both(List<CelExpr> args, Test test) {
      Optional<?> right = value(args.get(1));
      return value(args.get(0)).flatMap(left -> right.map(other -> test.holds(left, other)));
    }

    private Optional<Integer> ordered(List<CelExpr> args) {
      Optional<BigDecimal> right = value(args.get(1)).map(BigDecimal.class::cast);
      return value(args.get(0))
          .map(BigDecimal.class::cast)
          .flatMap(left -> right.map(left::compareTo));
    }

    private static boolean isIn(Object one, Object many) {
      return many instanceof Map<?, ?> map ? map.containsKey(one) : ((List<?>) many).contains(one);
    }

    private static Optional<?> at(Optional<?> whole, Optional<?> key) {
      return whole.flatMap(of -> key.flatMap(name -> at(of, name)));
    }

    private static Optional<?> at(Object whole, Object key) {
      if (whole instanceof Map<?, ?> map) {
        return Optional.ofNullable(map.get(key));
      }
      List<?> list = (List<?>) whole;
      BigDecimal place = (BigDecimal) key;
      return place.signum() >= 0 && place.compareTo(BigDecimal.valueOf(list.size())) < 0
          ? Optional.of(list.get(place.intValueExact()))
          : Optional.empty();
    }

    private Optional<List<Object>> list(List<CelExpr> elements) {
      List<Object> values = new ArrayList<>();
      for (CelExpr element : elements) {
        value(element).ifPresent(values::add);
      }
      return values.size() == elements.size() ? Optional.of(values) : Optional.empty();
    }

    private interface Test {
      boolean holds(Object left, Object right);
    }
  }
}
