package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Season;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.safety.KillSwitch;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a home holds.
 *
 * @param homeId its id
 * @param timeSource where its time comes from
 * @param fourEyes whether LIVE needs an authenticated approval
 * @param lastSequence the number of its newest journal entry
 * @param lastTime that entry's logical time
 * @param snapshotRef its newest forensic snapshot
 * @param seasons its seasons, by id
 * @param plans how many plans are in each state
 * @param openOrders how many orders are open, those that protect among them
 * @param unresolved what somebody has to settle before LIVE goes on there
 * @param killSwitches the kill switches that are raised
 * @param harnessHalt that the harness is HALTED, if it is
 * @param covers how each LIVE position is protected
 * @param clockJump when the home's time last jumped forward to the wall clock, if it ever did
 * @param shownTo whose alone everything in it is that belongs to a tenant; every tenant's if none
 */
public record HomeStatus(
    HomeId homeId,
    TimeSource timeSource,
    boolean fourEyes,
    long lastSequence,
    LogicalTime lastTime,
    SnapshotRef snapshotRef,
    List<Season> seasons,
    SortedMap<PlanState, Integer> plans,
    int openOrders,
    List<Block> unresolved,
    List<KillSwitch> killSwitches,
    Optional<Harness.Halt> harnessHalt,
    List<Cover> covers,
    Optional<Event.ClockJumped> clockJump,
    Optional<ClientId> shownTo) {}
