package io.sallyport.core.harness;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Arrays;
import java.util.Locale;

/** What the harness may read, and which layer it comes from (seed 004, section 2). */
public enum StateObject {
  REGIME_STATE("L6"),
  FACTOR_PERMISSION("L6.5"),
  SIGNALS("L8"),
  ACTIVE_BELIEFS("L9"),
  MACRO_STATE("L5.5"),
  FLOW_STATE("L5.7");

  private final String layer;

  StateObject(String layer) {
    this.layer = layer;
  }

  /** The layer that it comes from, such as {@code L6}. */
  public String layer() {
    return layer;
  }

  /** Its name in the input, such as {@code regime_state}. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads its name in the input, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<StateObject> parse(String text) {
    return Arrays.stream(values())
        .filter(state -> state.field().equals(text))
        .findFirst()
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.INVALID_IDENTIFIER,
                "there is no state '%s'; there are %s"
                    .formatted(
                        text,
                        String.join(
                            ", ", Arrays.stream(values()).map(StateObject::field).toList()))));
  }

  @Override
  public String toString() {
    return field();
  }
}
