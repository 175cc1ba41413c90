package io.sallyport.harness.graph;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What CEL's type checker lets pass and a condition must not say: what is no condition, what cannot
 * be compared exactly, and a word that the state can never say, which would be a silent never.
 */
final class ConditionCheck {
  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");
  private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");

  private static final Pattern DECIMAL =
      Pattern.compile("-?\\s*(\\d*\\.?\\d+(?:[eE][+-]?\\d{1,4})?)");

  private final CelAbstractSyntaxTree tree;

  ConditionCheck(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  /** What is wrong, with its place; empty if nothing is. */
  Optional<String> problem() {
    return tree.getResultType().equals(SimpleType.BOOL)
        ? problem(tree.getExpr())
        : Optional.of(
            ConditionProblem.at(1, 1)
                + "a condition is true or false, this is "
                + ConditionProblem.type(tree.getResultType().name()));
  }

  private Optional<String> problem(CelExpr of) {
    return switch (of.getKind()) {
      case IDENT ->
          StateVariable.of(of.ident().name()).isPresent()
              ? Optional.empty()
              : problem(of, "'%s' is no state".formatted(of.ident().name()));
      case CONSTANT ->
          Condition.constant(of.constant()).isPresent()
              ? inexact(of)
              : problem(of, "conditions have texts, numbers, true and false, not this");
      case SELECT -> problem(of.select().operand());
      case LIST ->
          isMixed(of)
              ? problem(of, "the elements of a list are of one kind")
              : problem(of.list().elements());
      case CALL -> call(of).or(() -> problem(of.call().args()));
      default -> problem(of, "conditions have texts, numbers, true, false and lists, not this");
    };
  }

  /** CEL reads a decimal as a binary fraction: what that cannot tell apart is refused. */
  private Optional<String> inexact(CelExpr constant) {
    if (constant.constant().getKind() != CelConstant.Kind.DOUBLE_VALUE) {
      return Optional.empty();
    }
    BigDecimal read = BigDecimal.valueOf(constant.constant().doubleValue());
    Matcher written = DECIMAL.matcher(from(constant));
    return written.lookingAt() && new BigDecimal(written.group(1)).abs().compareTo(read.abs()) == 0
        ? Optional.empty()
        : problem(
            constant, "this number has more digits than can be told apart exactly: use up to 15");
  }

  /** The condition's text from where an expression stands. */
  private String from(CelExpr of) {
    String text = tree.getSource().getContent().toString();
    int offset = tree.getSource().getPositionsMap().getOrDefault(of.id(), 0);
    return text.substring(text.offsetByCodePoints(0, offset));
  }

  private Optional<String> problem(List<CelExpr> all) {
    return all.stream().flatMap(each -> problem(each).stream()).findFirst();
  }

  private Optional<String> call(CelExpr of) {
    String function = of.call().function();
    List<CelExpr> args = of.call().args();
    if (ORDER.contains(function)) {
      return args.stream()
          .filter(arg -> !isNumber(arg))
          .findFirst()
          .flatMap(arg -> problem(of, "only numbers are more or less than others"));
    }
    if (EQUALITY.contains(function)) {
      return strangeWord(args.get(0), Stream.of(args.get(1)))
          .or(() -> strangeWord(args.get(1), Stream.of(args.get(0))));
    }
    return function.equals("@in") && args.get(1).getKind() == CelExpr.ExprKind.Kind.LIST
        ? strangeWord(args.get(0), args.get(1).list().elements().stream())
        : Optional.empty();
  }

  private boolean isMixed(CelExpr list) {
    return list.list().elements().stream()
            .map(element -> tree.getType(element.id()).map(CelType::kind))
            .distinct()
            .count()
        > 1;
  }

  private boolean isNumber(CelExpr of) {
    return tree.getType(of.id())
        .filter(type -> type.kind() == CelKind.INT || type.kind() == CelKind.DOUBLE)
        .isPresent();
  }

  /** A word with which a variable is compared, and which it never says. */
  private Optional<String> strangeWord(CelExpr variable, Stream<CelExpr> others) {
    return Optional.of(variable)
        .filter(of -> of.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .flatMap(of -> StateVariable.of(of.ident().name()))
        .filter(known -> !known.words().isEmpty())
        .flatMap(known ->
            others
                .filter(other -> other.getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .filter(other -> !known.words().contains(other.constant().stringValue()))
                .findFirst()
                .flatMap(other ->
                    problem(
                        other,
                        "%s is never '%s'; it is one of %s"
                            .formatted(
                                known.written(),
                                other.constant().stringValue(),
                                String.join(", ", known.words())))));
  }

  private Optional<String> problem(CelExpr of, String why) {
    int offset = tree.getSource().getPositionsMap().getOrDefault(of.id(), 0);
    String place =
        tree.getSource()
            .getOffsetLocation(offset)
            .map(ConditionCheck::place)
            .orElse(ConditionProblem.at(1, 1));
    return Optional.of(place + why);
  }

  private static String place(CelSourceLocation location) {
    return ConditionProblem.at(location.getLine(), location.getColumn() + 1);
  }
}
