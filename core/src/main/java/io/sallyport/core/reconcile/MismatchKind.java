package io.sallyport.core.reconcile;

/** What a reconciliation found (seed 002). All that apply are listed. */
public enum MismatchKind {
  /** Nothing differs. */
  MATCHED,
  /** An order or a position differs in size or price. */
  MISMATCH,
  /** The venue holds something that the book does not. */
  PHANTOM_POSITION,
  /** The book holds something that the venue does not. */
  MISSING_POSITION,
  /** A stop loss or take profit that should lie at the venue does not. */
  MISSING_SL_TP
}
