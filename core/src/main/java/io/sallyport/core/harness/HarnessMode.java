package io.sallyport.core.harness;

/** What becomes of an action that a cycle decides on (SPEC 8). */
public enum HarnessMode {
  /** It is logged, and nothing else. */
  SHADOW,
  /** It becomes a DRAFT plan, and nothing else. */
  LIVE
}
