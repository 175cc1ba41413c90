package io.sallyport.venues.fix;

import java.util.Arrays;
import java.util.Locale;

/** How a hostile counterparty treats an order, by how the order's symbol begins. */
public enum Temper {
  /** Acknowledges, then fills in full. What every other symbol gets. */
  FILL,
  /** Acknowledges; fills what is at market, and lets stops and limits rest. */
  MARKET,
  /** Acknowledges; fills a half of what is at market, and lets the rest, stops and limits lie. */
  HALF,
  /** Acknowledges; the order lies until it is cancelled. */
  REST,
  /** Says everything twice. */
  TWICE,
  /** Fills first, then acknowledges. */
  BACKWARDS,
  /** Acknowledges, and fills a while later. */
  LATE,
  /** Takes the order and fills it, and says nothing; who asks is told. */
  MUTE,
  /** Never heard of the order, whoever asks. */
  SILENT,
  /** Fills, but disconnects first: the reports come after the next Logon. */
  DROP,
  /** Disconnects, and never heard of the order. */
  VANISH,
  /** The fill is lost on the way: the acknowledgement that follows shows the gap. */
  GAP,
  /** Refuses the order with an ExecutionReport. */
  REFUSE,
  /** Refuses the order with a BusinessMessageReject. */
  BUSINESS,
  /** Refuses the order with a session-level Reject. */
  SESSION,
  /** Rests; fills as the cancel comes, and refuses the cancel. */
  RACE,
  /** Rests, and never answers a cancel. */
  DEAF,
  /** Fills, then takes the fill back. */
  BUST,
  /** Fills, then corrects the fill. */
  CORRECT;

  /** The temper that a symbol calls for. */
  public static Temper of(String symbol) {
    String upper = symbol.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(temper -> upper.startsWith(temper.name()))
        .findFirst()
        .orElse(FILL);
  }
}
