package io.sallyport.core.harness;

/** Where the market leans, as the regime layer has it (SPEC 8). */
public enum RegimeBias {
  BULLISH,
  BEARISH,
  NEUTRAL
}
