package io.sallyport.core.desk;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;
import java.util.List;

/**
 * One command's decision: a line of the journal.
 *
 * @param sequence 1 for the first, counted up by one
 * @param at the logical time, never earlier than the entry before
 * @param actor who commanded it
 * @param events what happened; at least one
 */
public record JournalEntry(long sequence, LogicalTime at, ActorId actor, List<Event> events) {
  public JournalEntry {
    events = List.copyOf(events);
    if (sequence < 1 || events.isEmpty()) {
      throw new IllegalArgumentException("an entry is numbered from 1 and has an event");
    }
  }
}
