package io.sallyport.venues.fix;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Arrays;

/** The versions of FIX that are spoken. */
public enum FixVersion {
  FIX_4_2("FIX.4.2"),
  FIX_4_4("FIX.4.4");

  private final String beginString;

  FixVersion(String beginString) {
    this.beginString = beginString;
  }

  /** BeginString (8), such as {@code FIX.4.4}. */
  public String beginString() {
    return beginString;
  }

  /** Reads a BeginString, or refuses it with {@link RefusalCode#CONFIG_INVALID}. */
  public static Reply<FixVersion> parse(String text) {
    return Arrays.stream(values())
        .filter(version -> version.beginString.equals(text))
        .findFirst()
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.CONFIG_INVALID,
                "the version must be FIX.4.4 or FIX.4.2, not '" + text + "'"));
  }

  @Override
  public String toString() {
    return beginString;
  }
}
