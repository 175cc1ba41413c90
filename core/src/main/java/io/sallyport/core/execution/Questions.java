package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The questions to venues, folded from events: of each book at most one is open at a time, and what
 * comes up meanwhile is asked once more after its answer (SPEC 17, when in doubt).
 */
public final class Questions {
  private static final int ANSWERS_KEPT = 1024;

  private final SortedMap<UUID, Inquiry> open = new TreeMap<>();
  private final SortedMap<PositionKey, UUID> openByBook = new TreeMap<>();
  private final SortedMap<PositionKey, UUID> closedByBook = new TreeMap<>();
  private final SortedMap<PositionKey, Doubt> doubts = new TreeMap<>();
  private final SortedMap<PositionKey, Doubt> asked = new TreeMap<>();
  private final SequencedMap<UUID, VenueAnswer> answers = new LinkedHashMap<>();

  /**
   * A book that is to be asked about.
   *
   * @param at when
   * @param isLasting whether it is asked again until there is an answer
   */
  private record Doubt(LogicalTime at, boolean isLasting) {
    Doubt with(Doubt other) {
      return new Doubt(at.compareTo(other.at) <= 0 ? at : other.at, isLasting || other.isLasting);
    }
  }

  void ask(Inquiry inquiry) {
    UUID id = inquiry.question().questionId();
    open.put(id, inquiry);
    inquiry
        .book()
        .ifPresent(key -> {
          openByBook.put(key, id);
          Doubt doubt = doubts.remove(key);
          if (doubt != null) {
            asked.put(key, doubt);
          }
        });
  }

  void keep(UUID questionId, VenueAnswer answer) {
    answers.put(questionId, answer);
    if (answers.size() > ANSWERS_KEPT) {
      answers.pollFirstEntry();
    }
  }

  /** It is no longer open. What was in doubt is asked about again if there was no answer. */
  Optional<Inquiry> close(UUID questionId, boolean answered, LogicalTime at) {
    Optional<Inquiry> inquiry = forget(questionId);
    inquiry
        .flatMap(Inquiry::book)
        .ifPresent(key -> {
          closedByBook.put(key, questionId);
          Doubt doubt = asked.remove(key);
          if (doubt != null && doubt.isLasting() && !answered) {
            doubt(key, at.plus(EngineTimes.BREAKER_PAUSE), true);
          }
        });
    return inquiry;
  }

  /** It is no longer open, because another one takes its place. */
  Optional<Inquiry> forget(UUID questionId) {
    Optional<Inquiry> inquiry = Optional.ofNullable(open.remove(questionId));
    inquiry.flatMap(Inquiry::book).ifPresent(key -> openByBook.remove(key, questionId));
    return inquiry;
  }

  /** A book is to be asked about. */
  void doubt(PositionKey key, LogicalTime at, boolean isLasting) {
    doubts.merge(key, new Doubt(at, isLasting), Doubt::with);
  }

  /** A book cannot be asked about. */
  void drop(PositionKey key) {
    doubts.remove(key);
  }

  /** When a book is to be asked about, if it is and no question about it is open. */
  Optional<LogicalTime> due(PositionKey key) {
    return isOpen(key) ? Optional.empty() : Optional.ofNullable(doubts.get(key)).map(Doubt::at);
  }

  /** The questions that are open, by id. */
  public List<Inquiry> open() {
    return List.copyOf(open.values());
  }

  /** An open question. */
  public Optional<Inquiry> find(UUID questionId) {
    return Optional.ofNullable(open.get(questionId));
  }

  /** The open question about a book. */
  public Optional<UUID> openOf(PositionKey key) {
    return Optional.ofNullable(openByBook.get(key));
  }

  /** Whether a question about a book is open. */
  public boolean isOpen(PositionKey key) {
    return openByBook.containsKey(key);
  }

  /** The books that are to be asked about. */
  public List<PositionKey> doubted() {
    return List.copyOf(doubts.keySet());
  }

  /** Whether a book is to be asked about by itself. */
  public boolean isDoubted(PositionKey key) {
    return doubts.containsKey(key);
  }

  /** The question about a book that was answered, or not, last. */
  public Optional<UUID> closedOf(PositionKey key) {
    return Optional.ofNullable(closedByBook.get(key));
  }

  /** What a question was answered with, shortly after. */
  public Optional<VenueAnswer> answer(UUID questionId) {
    return Optional.ofNullable(answers.get(questionId));
  }
}
