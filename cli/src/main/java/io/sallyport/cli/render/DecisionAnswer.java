package io.sallyport.cli.render;

import io.sallyport.core.harness.DecisionEntry;

/**
 * An entry of the decision ledger that was just made.
 *
 * @param entry the entry
 */
public record DecisionAnswer(DecisionEntry entry) implements Answer {
  @Override
  public String text() {
    return new Lines(8)
        .heading("Decision " + entry.id())
        .put("Decided", entry.decision())
        .put("Reason", entry.reason())
        .put("Actor", entry.actor())
        .put("At", entry.at())
        .toString();
  }

  @Override
  public JsonObject json() {
    return json(entry);
  }

  static JsonObject json(DecisionEntry entry) {
    return new JsonObject()
        .put("decision_id", entry.id())
        .put("decision", entry.decision())
        .put("reason", entry.reason())
        .put("actor", entry.actor())
        .put("at", entry.at());
  }
}
