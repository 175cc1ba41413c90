package io.sallyport.core.plan;

import io.sallyport.core.model.Actor.Authentication;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One transition of one plan: the contract's event, a line of a season's ledger (seed 000, section
 * 1.5).
 *
 * @param eventId its id
 * @param seasonId the season
 * @param planId the plan
 * @param action what was done
 * @param fromState the state before; none for CREATE, which the ledger writes as {@code ""}
 * @param toState the state after
 * @param reason why
 * @param actor who
 * @param snapshotRef the newest forensic snapshot when it was done
 * @param createdAtUtc when, in logical time
 * @param sequenceNo 1 for CREATE, then counted up within the plan
 * @param payload what rebuilding the plan needs, where there is something to carry (SPEC 4)
 */
public record ExecutionEvent(
    UUID eventId,
    SeasonId seasonId,
    UUID planId,
    PlanAction action,
    Optional<PlanState> fromState,
    PlanState toState,
    Reason reason,
    ActorId actor,
    SnapshotRef snapshotRef,
    LogicalTime createdAtUtc,
    int sequenceNo,
    Optional<Payload> payload) {

  /**
   * What a ledger line carries besides the contract's eleven fields: CREATE the whole plan, APPROVE
   * what was approved, frozen.
   */
  public sealed interface Payload permits PlanContent, Approval {}

  /**
   * An approval.
   *
   * @param planDigest the digest of the plan that was approved
   * @param frozenSnapshots the plan's intents as they were approved; what LIVE executes
   * @param expiresAt when the snapshots stop being executable
   * @param authentication how the approver's name was established
   */
  public record Approval(
      Digest planDigest,
      List<FrozenSnapshot> frozenSnapshots,
      LogicalTime expiresAt,
      Authentication authentication)
      implements Payload {
    public Approval {
      frozenSnapshots = List.copyOf(frozenSnapshots);
    }
  }

  /**
   * A copy of an intent made at approval (seed 002, rule 1).
   *
   * @param intent the intent
   * @param sha256 its digest, checked before every submission
   */
  public record FrozenSnapshot(OrderIntent intent, Digest sha256) {
    static FrozenSnapshot of(OrderIntent intent) {
      return new FrozenSnapshot(intent, intent.digest());
    }
  }
}
