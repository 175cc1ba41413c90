package io.sallyport.ledger.season;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the seasons' files lie in a home.
 *
 * @param home the home's folder
 */
public record SeasonFiles(Path home) {

  /** The folder of all seasons. */
  public Path directory() {
    return home.resolve("execution");
  }

  /** A season's ledger: the source of truth of its plans. */
  public Path ledger(SeasonId season) {
    return directory().resolve(season.value()).resolve("execution_events.jsonl");
  }

  /** A season's snapshot, derived from its ledger. */
  public Path snapshot(SeasonId season) {
    return directory().resolve(season.value()).resolve("execution_snapshot.json");
  }

  /** A file as messages name it: relative to the home. */
  public String shown(Path file) {
    return home.relativize(file).toString();
  }

  /** The seasons that have a ledger file, in order. */
  public List<SeasonId> withLedger() throws IOException {
    if (Files.notExists(directory())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory())) {
      return folders
          .map(folder -> SeasonId.parse(folder.getFileName().toString()))
          .filter(name -> name.refused().isEmpty())
          .map(Reply::value)
          .filter(season -> Files.exists(ledger(season)))
          .sorted()
          .toList();
    }
  }
}
