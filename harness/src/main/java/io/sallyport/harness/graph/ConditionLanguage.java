package io.sallyport.harness.graph;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Optional;

/**
 * What a condition may say: CEL, cut down to comparing state. It has no functions, no arithmetic
 * and no loops, so that it costs what its text is long.
 */
final class ConditionLanguage {
  /** How long a condition may be. */
  static final int MOST_CHARACTERS = 2_000;

  private static final int DEEPEST = 32;

  private ConditionLanguage() {}

  /** Made when the first condition is met: it costs most of a short command's time. */
  private static final class Lazy {
    private static final CelCompiler COMPILER = compiler();
  }

  static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(
                CelOptions.current()
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(DEEPEST)
                    .enableHeterogeneousNumericComparisons(true)
                    .build())
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .includeFunctions(
                        StandardFunction.LOGICAL_AND,
                        StandardFunction.LOGICAL_OR,
                        StandardFunction.LOGICAL_NOT,
                        StandardFunction.CONDITIONAL,
                        StandardFunction.EQUALS,
                        StandardFunction.NOT_EQUALS,
                        StandardFunction.LESS,
                        StandardFunction.LESS_EQUALS,
                        StandardFunction.GREATER,
                        StandardFunction.GREATER_EQUALS,
                        StandardFunction.IN,
                        StandardFunction.INDEX)
                    .build());
    for (StateVariable known : StateVariable.ALL) {
      builder.addVar(known.written(), known.type());
    }
    return builder.build();
  }

  /** Compiles a condition, or refuses it with {@link RefusalCode#GRAPH_INVALID}. */
  static Reply<Condition> compile(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return invalid(
          "a condition has at most %s characters, not %s"
              .formatted(MOST_CHARACTERS, text.length()));
    }
    CelValidationResult result = Lazy.COMPILER.compile(text);
    return result.hasError() ? invalid(ConditionProblem.inWords(result, text)) : checked(result);
  }

  private static Reply<Condition> checked(CelValidationResult result) {
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      Optional<String> problem = new ConditionCheck(tree).problem();
      return problem.isPresent() ? invalid(problem.get()) : Reply.of(new Condition(tree.getExpr()));
    } catch (CelValidationException e) {
      throw new IllegalStateException("it has no error", e);
    }
  }

  private static <T> Reply<T> invalid(String why) {
    return Reply.refuse(RefusalCode.GRAPH_INVALID, why);
  }
}
