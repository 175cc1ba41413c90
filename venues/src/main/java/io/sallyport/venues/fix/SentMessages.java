package io.sallyport.venues.fix;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What the last messages were for, by their sequence numbers (34). Rejects name only these. */
final class SentMessages {
  private static final int KEPT = 4096;

  private final SequencedMap<Integer, Purpose> purposes = new LinkedHashMap<>();

  void sent(int sequence, Purpose purpose) {
    purposes.remove(sequence);
    purposes.put(sequence, purpose);
    if (purposes.size() > KEPT) {
      purposes.pollFirstEntry();
    }
  }

  /** What the message was for that a reject names; empty if that is no longer known. */
  Optional<Purpose> at(int sequence) {
    return Optional.ofNullable(purposes.get(sequence));
  }

  /** Forgets all of them. */
  void forget() {
    purposes.clear();
  }
}
