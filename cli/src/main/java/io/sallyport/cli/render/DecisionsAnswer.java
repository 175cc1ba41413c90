package io.sallyport.cli.render;

import io.sallyport.core.harness.DecisionEntry;
import java.util.List;

/**
 * The decision ledger, one entry to a line.
 *
 * @param entries oldest first
 */
public record DecisionsAnswer(List<DecisionEntry> entries) implements Answer {
  public DecisionsAnswer {
    entries = List.copyOf(entries);
  }

  @Override
  public String text() {
    if (entries.isEmpty()) {
      return "No decisions.\n";
    }
    Table table = new Table("DECISION", "AT", "ACTOR", "DECIDED", "REASON");
    entries.forEach(entry ->
        table.row(entry.id(), entry.at(), entry.actor(), entry.decision(), entry.reason()));
    return table.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects("decisions", entries.stream().map(DecisionAnswer::json).toList());
  }
}
