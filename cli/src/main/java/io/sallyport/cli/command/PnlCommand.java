package io.sallyport.cli.command;

import io.sallyport.cli.config.Dates;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PnlAnswer;
import io.sallyport.core.desk.Query.Results;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what was realized LIVE, day by day. */
@Command(
    description = {
      "Show what was realized LIVE, per tenant, UTC day, venue and currency: at average cost, with",
      "the fees that venues reported. Of every tenant, unless one is named."
    },
    footer = {
      "  sallyport pnl --client-id 1",
      "  sallyport pnl --from 2026-01-05 --to 2026-01-09 --json"
    })
final class PnlCommand implements HomeCommand {
  @Option(names = "--from", paramLabel = "DATE", description = "From this day on: 2026-01-05.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "DATE", description = "Up to this day, included.")
  private Optional<String> to = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return Dates.parse("--from", from, LocalDate.MIN)
        .flatMap(first ->
            Dates.parse("--to", to, LocalDate.MAX).flatMap(last -> run(session, first, last)));
  }

  private static Reply<Answer> run(Session session, LocalDate first, LocalDate last) {
    return first.isAfter(last)
        ? Reply.refuse(
            RefusalCode.INVALID_TIME, "--from %s is after --to %s".formatted(first, last))
        : session
            .settings()
            .givenClient()
            .flatMap(asker -> session.ask(new Results(asker, first, last)))
            .map(PnlAnswer::new);
  }
}
