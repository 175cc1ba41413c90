package io.sallyport.ledger.verify;

import java.util.List;

/**
 * What checking a home found.
 *
 * @param entries how many journal entries are sound
 * @param ledgers how many season ledgers were compared
 * @param ledgerLines how many ledger lines they hold
 * @param snapshots how many derived snapshots were rebuilt and compared
 * @param owned whether another process owned the home meanwhile; then what is still on its way is
 *     no difference
 * @param differences everything that is not as it should be, each naming its file
 */
public record Verification(
    long entries,
    int ledgers,
    long ledgerLines,
    int snapshots,
    boolean owned,
    List<String> differences) {
  public Verification {
    differences = List.copyOf(differences);
  }

  /** Whether everything is as it should be. */
  public boolean isSound() {
    return differences.isEmpty();
  }
}
