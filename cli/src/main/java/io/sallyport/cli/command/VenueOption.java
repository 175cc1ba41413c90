package io.sallyport.cli.command;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The venue that a command is about, where that need not be the active one. */
final class VenueOption {
  @Option(
      names = "--venue",
      paramLabel = "V",
      description = "Where; else the active venue. One that was left may be named.")
  private Optional<String> text = Optional.empty();

  Reply<Optional<VenueId>> parse() {
    return text.map(named -> VenueId.parse(named).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
