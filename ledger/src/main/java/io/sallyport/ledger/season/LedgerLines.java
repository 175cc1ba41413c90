package io.sallyport.ledger.season;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.SeasonId;
import io.sallyport.ledger.journal.JournalLine;
import java.io.IOException;
import java.util.List;

/** The ledger lines that a journal entry holds, each with the season whose ledger it belongs to. */
final class LedgerLines {
  private LedgerLines() {}

  /** Takes one line after the other. */
  interface Taker {
    void take(SeasonId season, byte[] line) throws IOException;
  }

  /** Hands on the lines of an entry, letter for letter and in their order. */
  static void each(JournalEntry entry, JournalLine line, Taker taker) throws IOException {
    List<SeasonId> seasons =
        entry.events().stream()
            .filter(Event.PlanTransitioned.class::isInstance)
            .map(event -> ((Event.PlanTransitioned) event).line().seasonId())
            .toList();
    if (seasons.isEmpty()) {
      return;
    }
    List<byte[]> lines = line.ledgerLines();
    for (int i = 0; i < seasons.size(); i++) {
      taker.take(seasons.get(i), lines.get(i));
    }
  }
}
