package io.sallyport.core.execution;

import java.time.Duration;

/** The engine's times: constants, because nobody may lengthen them (seed 002, rule 4). */
public final class EngineTimes {
  /** How long an order may work, from its first submission. At this very moment it is over. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  /** When reconciliation begins at the latest, from the first submission. */
  public static final Duration RECONCILE_BY = Duration.ofSeconds(31);

  /** How long a cancel, or new protection, may stay unanswered before the venue is asked. */
  public static final Duration CANCEL_WAIT = Duration.ofSeconds(1);

  /** How long what reduces a position waits for protection to give way (SPEC 17). */
  public static final Duration GIVE_WAY = Duration.ofSeconds(5);

  /** How long protection may be on its way before the position counts as bare (SPEC 17). */
  public static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  /** How long a venue may take to answer a question. */
  public static final Duration ANSWER_WAIT = Duration.ofSeconds(5);

  /** How long after a submission that was provably not taken the next one is tried. */
  public static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  /** How long a venue whose circuit is open is left alone before it is asked. */
  public static final Duration BREAKER_PAUSE = Duration.ofSeconds(30);

  /** So many transport failures in a row open a venue's circuit. */
  public static final int BREAKER_FAILURES = 3;

  private EngineTimes() {}
}
