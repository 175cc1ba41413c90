package io.sallyport.core.plane;

/** A controlled environment in which intents are realized (seed 003). */
public enum ExecutionPlane {
  /** Deterministic, no I/O, always a full fill at no price. */
  PAPER,
  /** Real venues. */
  LIVE
}
