package io.sallyport.core.guard;

/** How a plan is executed (seed 001). Whatever is not recognised as LIVE is not LIVE. */
public enum ExecutionMode {
  /** Simulated on the paper plane: the default. */
  DRY_RUN,
  /** Real orders, once every guard has passed. */
  LIVE
}
