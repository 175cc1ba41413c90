package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What falls due, and when. It follows from the state alone, so that nothing that was begun is
 * forgotten by a crash; the next thing is found without a walk over the others.
 */
public final class Agenda {
  private final NavigableSet<Due> dues = new TreeSet<>(Due.ORDER);
  private final SortedMap<Subject, Due> bySubject = new TreeMap<>(Subject.ORDER);

  /** Whose turn it is. At one time the kinds come in this order. */
  public enum Kind {
    /** A question that was not answered in time. */
    INQUIRY,
    /** An order. */
    ORDER,
    /** A book that is in doubt. */
    BOOK,
    /** Protection that does not stand as wanted. */
    PROTECTION,
    /** A position that is bare, or is covered again. */
    COVER,
    /** A safety-sell that waits for protection to give way. */
    SAFETY_SELL,
    /** A run. */
    RUN,
    /** A venue whose circuit is open. */
    VENUE
  }

  /**
   * What something is due for.
   *
   * @param kind its kind
   * @param id its id
   */
  public record Subject(Kind kind, String id) {
    private static final Comparator<Subject> ORDER =
        Comparator.comparing(Subject::kind).thenComparing(Subject::id);
  }

  /** Something that falls due at a time. */
  public record Due(LogicalTime at, Subject subject) {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparing(Due::subject, Subject.ORDER);
  }

  /** Sets when a subject is due; empty if it is not. */
  public void set(Kind kind, Object id, Optional<LogicalTime> at) {
    Subject subject = new Subject(kind, id.toString());
    Due before = bySubject.remove(subject);
    if (before != null) {
      dues.remove(before);
    }
    at.map(time -> new Due(time, subject))
        .ifPresent(due -> {
          dues.add(due);
          bySubject.put(subject, due);
        });
  }

  /** What is due first. */
  public Optional<Due> next() {
    return dues.isEmpty() ? Optional.empty() : Optional.of(dues.getFirst());
  }
}
