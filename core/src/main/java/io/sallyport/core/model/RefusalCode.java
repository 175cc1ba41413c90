package io.sallyport.core.model;

/**
 * The closed set of reasons for which Sallyport refuses (SPEC 2, law 5). The names are part of the
 * command line's JSON: {@code {"error":{"code":…}}}.
 */
public enum RefusalCode {
  /** An option, argument or command that the command line does not know, or one that is missing. */
  USAGE,
  /** An identifier with characters or a length that SPEC 2 law 7 does not allow. */
  INVALID_IDENTIFIER,
  /** A number that is not a plain decimal of at most 38 digits, or is out of its range. */
  INVALID_NUMBER,
  /** A client id that is not a positive integer. */
  INVALID_CLIENT_ID,
  /** A governed act without a reason, or with a blank one. */
  REASON_REQUIRED,
  /** A reason with control characters, or longer than allowed. */
  INVALID_REASON,
  /** A plan without portfolio items. */
  ITEMS_REQUIRED,
  /** A portfolio item that cannot be one. */
  INVALID_ITEM,
  /** The same portfolio item twice, an absent instance counting as {@code default}. */
  DUPLICATE_ITEM,
  /** A revision that is not the next free one. */
  INVALID_REVISION,
  /** A stop-loss or take-profit offset on the wrong side of zero. */
  INVALID_OFFSET,
  /** A plan of the same content exists already. */
  PLAN_EXISTS,
  /** No plan of the asker has that id or prefix. */
  PLAN_NOT_FOUND,
  /** A plan prefix of fewer than 8 characters. */
  PLAN_PREFIX_TOO_SHORT,
  /** A plan prefix that several plans share. */
  PLAN_PREFIX_AMBIGUOUS,
  /** {@code @last} where a plan has to be named: it is taken by what changes nothing alone. */
  PLAN_NOT_NAMED,
  /** No execution of the asker has that id or prefix. */
  EXECUTION_NOT_FOUND,
  /** An action that plans do not know. */
  INVALID_ACTION,
  /** A transition that the plan's life cycle does not list. */
  INVALID_TRANSITION,
  /** Four eyes: who created or reviewed the plan cannot approve it. */
  FOUR_EYES,
  /** The approval of the plan has expired: it cannot be committed any more. */
  APPROVAL_EXPIRED,
  /** No season of the asker has that id. */
  SEASON_NOT_FOUND,
  /** The season exists already, for the asker or for somebody else. */
  SEASON_EXISTS,
  /** The season is frozen, and the act would change something in it. */
  SEASON_FROZEN,
  /** Unfreezing a season that is open. */
  SEASON_OPEN,
  /** The strategy registry cannot be read, and the act needs it. */
  REGISTRY_INVALID,
  /** No strategy of that id is in the registry, and none was ever traded under. */
  STRATEGY_NOT_FOUND,
  /** A kill switch of a type that cannot have that scope. */
  INVALID_SCOPE,
  /** A kill switch that is not raised cannot be cleared. */
  KILL_SWITCH_OFF,
  /** The GLOBAL kill switch cannot be cleared while something is unresolved. */
  KILL_SWITCH_HELD,
  /** No venue of that name is configured. */
  VENUE_UNKNOWN,
  /** The venue cannot be used: its configuration is broken, or it has no resident owner. */
  VENUE_UNUSABLE,
  /** No account is named, or one that the venue does not offer. */
  ACCOUNT_UNKNOWN,
  /** The account belongs to another tenant. */
  ACCOUNT_TAKEN,
  /** The tenant's active plane is PAPER, and the act needs a venue. */
  PLANE_NOT_LIVE,
  /** The plane has open orders or positions, and leaving it was not said to leave them open. */
  PLANE_IN_USE,
  /** No order of the asker has that id or prefix. */
  ORDER_NOT_FOUND,
  /** The order is over: there is nothing to cancel or settle. */
  ORDER_OVER,
  /** The order's fate is known, or not known yet: only an UNRESOLVED one can be settled. */
  ORDER_NOT_UNRESOLVED,
  /** The book holds nothing that could be sold, or somebody is selling it already. */
  NOTHING_TO_SELL,
  /** Nothing is held, bare or protected as was said. */
  NOTHING_TO_PROTECT,
  /** A protective price lies on the wrong side of the market. */
  WRONG_SIDE,
  /** Nothing of that tenant and symbol is unresolved. */
  NOTHING_TO_RESOLVE,
  /** What the venue holds is not known: it has to be asked first. */
  VENUE_POSITION_UNKNOWN,
  /** The harness is HALTED until an operator resumes it. */
  HARNESS_HALTED,
  /** Resuming a harness that is not HALTED. */
  HARNESS_NOT_HALTED,
  /** A state bundle that cannot be read, or that contradicts itself. */
  INPUT_INVALID,
  /** A task graph that cannot be built: a cycle, an unknown dependency, a gate, a duplicate. */
  GRAPH_INVALID,
  /** No cycle of the asker has that id or prefix. */
  CYCLE_NOT_FOUND,
  /** The cycle has ended, or the task has. */
  CYCLE_OVER,
  /** The task cannot end yet: what it depends on has not. */
  TASK_NOT_READY,
  /** No skill of that id is registered, or none of that id comes with the home. */
  SKILL_NOT_FOUND,
  /** A skill of that id is registered already, or two come with the home. */
  SKILL_EXISTS,
  /** The declaration of a skill contradicts itself. */
  SKILL_INVALID,
  /** The skill is not ACTIVE, is quarantined, or is not what was registered. */
  SKILL_UNUSABLE,
  /** A step that the life cycle of skills does not list. */
  SKILL_TRANSITION,
  /** No entry of the decision ledger has that number. */
  DECISION_NOT_FOUND,
  /** A file that the command line names cannot be read or written. */
  FILE_UNUSABLE,
  /** A configuration file or variable that cannot be read. */
  CONFIG_INVALID,
  /** An instant or duration that cannot be read. */
  INVALID_TIME,
  /** A home with time source {@code external} needs {@code --at}. */
  TIME_REQUIRED,
  /** A home with time source {@code clock} takes no {@code --at}. */
  TIME_NOT_ACCEPTED,
  /** An instant earlier than the last recorded one. */
  TIME_WENT_BACK,
  /** Accepting a clock that is not so far ahead that anything is held back. */
  CLOCK_NOT_AHEAD,
  /** The home exists already. */
  HOME_EXISTS,
  /** Another process owns the home. */
  HOME_OWNED,
  /** The owner took the command and broke off before it answered. */
  OWNER_LOST,
  /** The home's resident owner was asked to leave while orders are open. */
  ORDERS_OPEN,
  /** What lies in the home contradicts itself. */
  HOME_DAMAGED,
  /** The home cannot be read or written. */
  HOME_UNUSABLE,
  /** The journal could not be appended to or synced: nothing was answered. */
  JOURNAL_FAILED
}
