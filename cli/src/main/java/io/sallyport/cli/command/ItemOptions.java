package io.sallyport.cli.command;

import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The items of a portfolio: each by an option, or all of them in a file. */
final class ItemOptions {
  @Option(
      names = "--item",
      paramLabel = "STRATEGY:INSTANCE",
      description = "A portfolio item; give one or more.")
  private @Nullable List<String> items;

  @Option(
      names = "--items-file",
      paramLabel = "FILE",
      description =
          "A file with a portfolio item on each line; blank lines and # comments are not.")
  private @Nullable String file;

  /** The items as they were given. */
  Reply<List<PortfolioItem>> read(Session session) {
    return Optional.ofNullable(file)
        .map(name -> GivenFile.of(session, name).flatMap(ItemsFile::read))
        .orElseGet(() -> parse(items == null ? List.of() : items));
  }

  private static Reply<List<PortfolioItem>> parse(List<String> texts) {
    List<Reply<PortfolioItem>> parsed = texts.stream().map(PortfolioItem::parse).toList();
    Optional<Refusal> refused =
        parsed.stream().flatMap(item -> item.refused().stream()).findFirst();
    return refused
        .map(Reply::<List<PortfolioItem>>refuse)
        .orElseGet(() -> Reply.of(parsed.stream().map(Reply::value).toList()));
  }
}
