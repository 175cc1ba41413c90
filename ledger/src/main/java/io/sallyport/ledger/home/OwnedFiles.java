package io.sallyport.ledger.home;

import io.sallyport.core.desk.DeskState;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.SeasonId;
import io.sallyport.ledger.journal.FileJournal;
import io.sallyport.ledger.journal.JournalDamage;
import io.sallyport.ledger.journal.JournalReader;
import io.sallyport.ledger.journal.JournalReader.Extent;
import io.sallyport.ledger.season.LedgerComparison;
import io.sallyport.ledger.season.LedgerFollower;
import io.sallyport.ledger.season.SeasonLedger;
import io.sallyport.ledger.season.SeasonLedger.UnreadableLedger;
import java.io.IOException;
import java.util.List;

/**
 * A home's files in the hands of their owner, recovered.
 *
 * @param files where they lie
 * @param lock the owner's lock
 * @param state what the journal says
 * @param journal where it goes on
 * @param follower the season ledgers that follow it
 */
record OwnedFiles(
    HomeFiles files,
    OwnerLock lock,
    DeskState state,
    FileJournal journal,
    LedgerFollower follower) {

  /** Makes or takes the files of a home and recovers them. */
  static OwnedFiles take(HomeFiles files, HomeOptions options) throws HomeException {
    try {
      files.make();
      OwnerLock lock = OwnerLock.take(files.ownerLock(), options.ownerWait());
      return recover(files, lock, options);
    } catch (IOException e) {
      throw new HomeException(RefusalCode.HOME_UNUSABLE, files.why(e));
    }
  }

  private static OwnedFiles recover(HomeFiles files, OwnerLock lock, HomeOptions options)
      throws HomeException, IOException {
    boolean recovered = false;
    try {
      OwnedFiles owned = recoverLocked(files, lock, options);
      recovered = true;
      return owned;
    } catch (JournalDamage e) {
      throw damaged(files, e.getMessage());
    } finally {
      if (!recovered) {
        lock.close();
      }
    }
  }

  /** Reads and checks everything before it changes anything. */
  private static OwnedFiles recoverLocked(HomeFiles files, OwnerLock lock, HomeOptions options)
      throws IOException, JournalDamage, HomeException {
    DeskState state = new DeskState();
    LedgerComparison ledgers = new LedgerComparison(files.seasons());
    Extent extent =
        JournalReader.read(
            files.journal(),
            (entry, line) -> {
              state.apply(entry);
              ledgers.take(entry, line);
            });
    List<LedgerComparison.Result> results = ledgers.results();
    for (LedgerComparison.Result result : results) {
      requireCleanBeginning(files, result, extent);
    }
    LedgerFollower follower = new LedgerFollower(files.seasons());
    for (LedgerComparison.Result result : results) {
      complete(files, follower, result, options);
      follower.takeUp(result.season());
    }
    if (extent.tornBytes() > 0) {
      options
          .notices()
          .accept(
              "the journal had a torn end, as a crash in the middle of a write leaves it: cut "
                  + "%d bytes behind entry %d, which were never a whole entry"
                      .formatted(extent.tornBytes(), extent.lastSequence()));
    }
    return new OwnedFiles(
        files, lock, state, FileJournal.open(files.journal(), extent, follower), follower);
  }

  private static void requireCleanBeginning(
      HomeFiles files, LedgerComparison.Result result, Extent extent) throws HomeException {
    if (result.difference().isPresent()) {
      throw damaged(
          files,
          "%s: %s; %s"
              .formatted(
                  files.seasons().shown(files.seasons().ledger(result.season())),
                  result.difference().get(),
                  advice(result, extent)));
    }
  }

  /** A ledger can be made anew from its journal; what a journal lost cannot. */
  private static String advice(LedgerComparison.Result result, Extent extent) {
    if (extent.lastSequence() == 0) {
      return "the journal is missing or empty: bring it back, from a backup if need be, "
          + "and leave the ledger where it is";
    }
    String end = "the journal, which ends with entry " + extent.lastSequence();
    return result.isLonger()
        ? end
            + ", lost entries, or the ledger was added to: bring the whole journal back, from a "
            + "backup if need be; only if it is whole, move the ledger away, and it comes back"
        : end + ", is what counts: move the file away, and it comes back";
  }

  private static void complete(
      HomeFiles files, LedgerFollower follower, LedgerComparison.Result result, HomeOptions options)
      throws IOException {
    if (result.missing().size() > 0) {
      follower.append(result.season(), result.missing().toByteArray());
      options
          .notices()
          .accept(
              "%s was incomplete: %d bytes were added from the journal"
                  .formatted(
                      files.seasons().shown(files.seasons().ledger(result.season())),
                      result.missing().size()));
    }
  }

  /** Closes everything; writes derived snapshots if the ledgers can be trusted to be complete. */
  void close(boolean writeSnapshots) throws HomeException {
    try (lock;
        journal) {
      if (writeSnapshots) {
        for (SeasonId season : follower.changed()) {
          new SeasonLedger(files.seasons(), season).writeSnapshot();
        }
      }
    } catch (IOException e) {
      throw new HomeException(RefusalCode.HOME_UNUSABLE, files.why(e));
    } catch (UnreadableLedger e) {
      throw damaged(files, e.getMessage());
    }
  }

  private static HomeException damaged(HomeFiles files, String what) {
    return new HomeException(
        RefusalCode.HOME_DAMAGED,
        "the home %s is damaged, and nothing in it was changed: %s".formatted(files.root(), what));
  }
}
