package io.sallyport.cli.render;

import io.sallyport.core.desk.JournalEntry;
import java.util.List;

/**
 * What the harness put on record. As JSON it is in the form that the journal has it in.
 *
 * @param entries oldest first
 */
public record AuditAnswer(List<JournalEntry> entries) implements Answer {
  public AuditAnswer {
    entries = List.copyOf(entries);
  }

  @Override
  public String text() {
    if (entries.isEmpty()) {
      return "The harness has put nothing on record.\n";
    }
    StringBuilder text = new StringBuilder();
    for (JournalEntry entry : entries) {
      Lines lines =
          new Lines(18)
              .heading("%d  %s  %s".formatted(entry.sequence(), entry.at(), entry.actor()));
      entry.events().forEach(event -> AuditWords.put(lines, event));
      text.append(lines);
    }
    return text.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject().putRecorded("entries", entries);
  }
}
