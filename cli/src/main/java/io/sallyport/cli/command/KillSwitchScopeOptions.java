package io.sallyport.cli.command;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchType;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which kill switch: its type, and its scope from what was typed and from nothing else. */
final class KillSwitchScopeOptions {
  @Option(
      names = "--type",
      required = true,
      paramLabel = "T",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private KillSwitchType type = KillSwitchType.GLOBAL;

  @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only this symbol.")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--strategy-id", paramLabel = "S", description = "Only this strategy.")
  private Optional<String> strategy = Optional.empty();

  KillSwitchType type() {
    return type;
  }

  /** The scope; a tenant of the environment or of {@code sallyport.yaml} does not narrow it. */
  Reply<KillSwitchScope> scope(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(client ->
            symbol()
                .flatMap(
                    what -> strategy().map(under -> new KillSwitchScope(client, what, under))));
  }

  private Reply<Optional<Symbol>> symbol() {
    return symbol
        .map(text -> Symbol.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private Reply<Optional<StrategyId>> strategy() {
    return strategy
        .map(text -> StrategyId.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
