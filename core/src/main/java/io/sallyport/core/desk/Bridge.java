package io.sallyport.core.desk;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionPlan;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import java.util.List;
import java.util.Optional;

/**
 * The one door (SPEC 2, law 9): everybody, person or program, comes in here. Any number of threads
 * may call at once; commands are decided one after another, and no call returns before what it
 * rests on is on disk. It never throws on what a caller brings: bad input is a refusal.
 */
public interface Bridge {

  /** Has a command carried out. */
  <R> Reply<R> submit(Caller caller, Command<R> command);

  /** Asks for something. */
  <R> Reply<R> ask(Caller caller, Query<R> query);

  /**
   * A season as its ledger alone tells it (seed 000, section 3.2).
   *
   * @param asker the tenant that asks; empty sees every tenant's
   * @return the season, or {@link RefusalCode#SEASON_NOT_FOUND}
   */
  Reply<ExecutionStateSnapshot> getSnapshot(
      Caller caller, Optional<ClientId> asker, SeasonId season);

  /**
   * What the harness put on record, oldest first, as the journal has it (seed 004, section 1): each
   * entry cut down to its harness events and the plan transitions that came with them. This reads
   * the journal, not the state, and so costs what the whole history is long.
   *
   * @param asker the tenant that asks; empty sees every tenant's. What is no cycle's, such as
   *     decisions and skills, belongs to the home and is seen by all
   * @param cycle the one cycle that is asked about, by id or prefix; empty for all there is
   * @return the entries that have any such event; {@link RefusalCode#CYCLE_NOT_FOUND} if the asker
   *     has no such cycle, {@link RefusalCode#HOME_DAMAGED} or {@link RefusalCode#HOME_UNUSABLE} if
   *     the journal cannot be read
   */
  Reply<List<JournalEntry>> harnessAudit(
      Caller caller, Optional<ClientId> asker, Optional<String> cycle);

  /**
   * All that happened to a plan, read back from the journal: this costs what the files are long
   * that have it, not what memory holds.
   *
   * @param asker the tenant that asks; empty sees every tenant's
   * @param plan the plan's id, or a unique prefix of it
   * @return its history; {@link RefusalCode#PLAN_NOT_FOUND}, or {@link RefusalCode#HOME_DAMAGED} or
   *     {@link RefusalCode#HOME_UNUSABLE} if the journal cannot be read
   */
  Reply<PlanHistory> planHistory(Caller caller, Optional<ClientId> asker, String plan);

  /**
   * An execution with its whole report, read back from the journal.
   *
   * @param asker the tenant that asks; empty sees every tenant's
   * @param execution the execution's id, or a unique prefix of it
   * @return it; {@link RefusalCode#EXECUTION_NOT_FOUND}, or as {@link #planHistory}
   */
  Reply<ExecutionRecord> execution(Caller caller, Optional<ClientId> asker, String execution);

  /**
   * Creates a plan from portfolio items (seed 000, section 3.2), which begins its life as DRAFT.
   */
  default Reply<ExecutionPlan> createPlanFromPortfolio(
      Caller caller, Governance.Proposal proposal, Reason reason) {
    return submit(caller, new Command.CreatePlan(proposal, reason)).map(Plan::toContract);
  }

  /**
   * Moves a plan on (seed 000, section 3.2).
   *
   * @param asker the tenant that asks; empty acts as the plan's owner
   * @param plan the plan's id, or a unique prefix of it
   */
  default Reply<ExecutionPlan> transitionPlan(
      Caller caller, Optional<ClientId> asker, String plan, PlanAction action, Reason reason) {
    return submit(
            caller,
            new Command.TransitionPlan(asker, plan, action, reason, Governance.DEFAULT_EXPIRY))
        .map(Plan::toContract);
  }
}
