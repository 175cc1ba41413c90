package io.sallyport.cli.demo;

import static io.sallyport.cli.demo.Step.succeeds;

import java.util.List;

/** What is left of it all: files that agree, and that come back. */
final class RecordChapter {
  private static final String SNAPSHOT =
      "\"$SALLYPORT_HOME/execution/2026Q1/execution_snapshot.json\"";
  private static final String KEPT = "\"$SALLYPORT_HOME/execution/2026Q1/kept.json\"";

  static final List<Step> STEPS =
      List.of(
          succeeds("Journal, ledgers and snapshots agree.", "sallyport ledger verify"),
          succeeds("A snapshot is derived: take it away,", "mv " + SNAPSHOT + " " + KEPT),
          succeeds("rebuild it from the ledger alone,", "sallyport ledger rebuild 2026Q1"),
          succeeds("and it is the same, to the byte.", "cmp " + KEPT + " " + SNAPSHOT));

  private RecordChapter() {}
}
