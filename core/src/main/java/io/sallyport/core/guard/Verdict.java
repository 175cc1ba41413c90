package io.sallyport.core.guard;

/** What validation says of a plan: FAIL beats WARNING beats PASS (SPEC 5). */
public enum Verdict {
  PASS,
  WARNING,
  FAIL
}
