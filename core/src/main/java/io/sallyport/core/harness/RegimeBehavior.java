package io.sallyport.core.harness;

/** What the market does, as the regime layer has it (SPEC 8). */
public enum RegimeBehavior {
  TRENDING_NORMAL_VOL,
  TRENDING_HIGH_VOL,
  MEAN_REVERTING_LOW_VOL,
  MEAN_REVERTING_HIGH_VOL,
  EVENT_DOMINANT,
  /** An event is close: nothing is done. */
  EVENT_LOCK,
  /** The regime layer does not know: with too little confidence, nothing is done. */
  UNDEFINED
}
