package io.sallyport.venues.sim;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is to become of an order. It is settled as the order arrives and written down with it, so
 * that a script that changes later changes nothing of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fate.Filled.class, name = "filled"),
  @JsonSubTypes.Type(value = Fate.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Fate.Rests.class, name = "rests"),
  @JsonSubTypes.Type(value = Fate.Ignored.class, name = "ignored")
})
sealed interface Fate {

  /** How an order is filled, and what is said of it. */
  enum Manner {
    /** It is acknowledged, then filled. */
    PLAIN,
    /** The same, every report twice. */
    TWICE,
    /** The fill is reported before the acknowledgement. */
    FILL_FIRST,
    /** Nothing is reported. */
    UNTOLD,
    /** It is long under way: nothing is known of it before, then it is acknowledged and filled. */
    LATE,
    /** It is acknowledged, and filled as a cancel arrives. */
    ON_CANCEL,
    /** It is filled as it arrives, and then the connection breaks. */
    CUT_OFF
  }

  /**
   * It is filled.
   *
   * @param manner how
   * @param quantity how much of it, above 0
   * @param price at which price
   * @param after how long after it arrived, or after the cancel; or how long the connection stays
   *     broken
   */
  record Filled(Manner manner, BigDecimal quantity, BigDecimal price, Duration after)
      implements Fate {}

  /**
   * It is refused.
   *
   * @param why why
   * @param after how long after it arrived
   */
  record Refused(String why, Duration after) implements Fate {}

  /** It lies until a price triggers it, or a cancel comes. */
  record Rests() implements Fate {}

  /** It is not taken at all. */
  record Ignored() implements Fate {}
}
