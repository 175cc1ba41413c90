package io.sallyport.ledger.verify;

import io.sallyport.core.desk.Event;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.ledger.journal.JournalDamage;
import io.sallyport.ledger.journal.JournalReader;
import io.sallyport.ledger.journal.JournalReader.Extent;
import io.sallyport.ledger.season.LedgerComparison;
import io.sallyport.ledger.season.SeasonFiles;
import io.sallyport.ledger.season.SeasonLedger;
import io.sallyport.ledger.season.SeasonLedger.UnreadableLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code ledger verify}: reads a home and reports every difference between its journal, its ledgers
 * and what derives from them. It owns nothing and mends nothing (SPEC 9).
 */
public final class LedgerVerifier {
  private final HomeFiles files;
  private final boolean owned;
  private final List<String> differences = new ArrayList<>();
  private Optional<HomeId> home = Optional.empty();
  private long ledgerLines;
  private int snapshots;

  private LedgerVerifier(HomeFiles files) {
    this.files = files;
    this.owned = files.isOwned();
  }

  /**
   * Checks a home.
   *
   * @throws IOException if it cannot be read
   */
  public static Verification verify(Path home) throws IOException {
    return new LedgerVerifier(new HomeFiles(home)).verify();
  }

  private Verification verify() throws IOException {
    LedgerComparison ledgers = new LedgerComparison(files.seasons());
    long entries = readJournal(ledgers);
    List<LedgerComparison.Result> results = ledgers.results();
    for (LedgerComparison.Result result : results) {
      check(result);
    }
    return new Verification(entries, results.size(), ledgerLines, snapshots, owned, differences);
  }

  private long readJournal(LedgerComparison ledgers) throws IOException {
    long[] entries = {0};
    try {
      Extent extent =
          JournalReader.read(
              files.journal(),
              (entry, line) -> {
                entries[0]++;
                entry.events().forEach(this::noteHome);
                ledgers.take(entry, line);
              });
      if (extent.tornBytes() > 0 && !owned) {
        differences.add(
            "the journal has a torn end of %d bytes behind entry %d; the next owner cuts it"
                .formatted(extent.tornBytes(), extent.lastSequence()));
      }
    } catch (JournalDamage e) {
      differences.add(e.getMessage() + "; what follows was not read");
    }
    return entries[0];
  }

  private void noteHome(Event event) {
    if (event instanceof Event.HomeCreated created) {
      home = Optional.of(created.homeId());
    }
  }

  private void check(LedgerComparison.Result result) throws IOException {
    SeasonFiles seasons = files.seasons();
    String ledger = seasons.shown(seasons.ledger(result.season()));
    result.difference().ifPresent(what -> differences.add(ledger + ": " + what));
    if (result.missing().size() > 0 && !owned) {
      differences.add(
          "%s: %d bytes that the journal has are missing at its end; the next owner adds them"
              .formatted(ledger, result.missing().size()));
    }
    try {
      checkContent(result.season(), ledger, new SeasonLedger(seasons, result.season()).rebuild());
    } catch (UnreadableLedger e) {
      differences.add(e.getMessage());
    }
  }

  private void checkContent(SeasonId season, String ledger, ExecutionStateSnapshot rebuilt)
      throws IOException {
    ledgerLines += rebuilt.events().size();
    EventChecks checks = new EventChecks(home);
    for (ExecutionEvent event : rebuilt.events()) {
      checks
          .problem(event)
          .ifPresent(
              what -> differences.add("%s, event %s: %s".formatted(ledger, event.eventId(), what)));
    }
    Path snapshot = files.seasons().snapshot(season);
    if (!owned && Files.exists(snapshot)) {
      snapshots++;
      if (!Arrays.equals(Files.readAllBytes(snapshot), SeasonLedger.bytes(rebuilt))) {
        differences.add(
            "%s is not what its ledger gives; sallyport ledger rebuild %s makes it anew"
                .formatted(files.seasons().shown(snapshot), season));
      }
    }
  }
}
