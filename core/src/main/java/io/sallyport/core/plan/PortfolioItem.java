package io.sallyport.core.plan;

import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a portfolio decision names: {@code strategy:instance}, or {@code strategy} alone for its
 * instance {@code default} (SPEC 1). The text itself, as it was given, enters the plan's id.
 *
 * @param value the text as given
 * @param strategy what stands before the first colon
 * @param instance what stands behind it; {@code default} without a colon
 */
public record PortfolioItem(String value, StrategyId strategy, InstanceId instance)
    implements Comparable<PortfolioItem> {
  private static final int MAX_LENGTH = 256;
  private static final Pattern REVISION = Pattern.compile("r\\d+");
  private static final String DEFAULT_INSTANCE = "default";

  /**
   * Reads an item.
   *
   * @param text at most 256 characters of {@code A-Z a-z 0-9 . _ : @ / + = -}; not {@code r} and
   *     digits, which would read as a revision in the plan's id
   * @return the item, {@link RefusalCode#INVALID_ITEM} or {@link RefusalCode#INVALID_IDENTIFIER}
   */
  public static Reply<PortfolioItem> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return invalid(
          "is %s characters long, at most %s are allowed".formatted(text.length(), MAX_LENGTH));
    }
    if (REVISION.matcher(text).matches()) {
      return invalid(text + " reads as a revision; name it otherwise");
    }
    int colon = text.indexOf(':');
    String strategy = colon < 0 ? text : text.substring(0, colon);
    String instance = colon < 0 ? DEFAULT_INSTANCE : text.substring(colon + 1);
    return StrategyId.parse(strategy)
        .flatMap(
            known -> parseInstance(instance).map(named -> new PortfolioItem(text, known, named)));
  }

  /** The item with its instance filled in, by which duplicates are judged (SPEC 14). */
  public String spelledOut() {
    return strategy + ":" + instance;
  }

  /** It in every way in which it can be spelled: with and without the instance {@code default}. */
  public List<PortfolioItem> spellings() {
    return instance.value().equals(DEFAULT_INSTANCE)
        ? List.of(
            new PortfolioItem(strategy.value(), strategy, instance),
            new PortfolioItem(spelledOut(), strategy, instance))
        : List.of(this);
  }

  private static Reply<InstanceId> parseInstance(String text) {
    return OrderSpelling.looksLikeOne(text) ? InstanceId.parseOrder(text) : InstanceId.parse(text);
  }

  private static Reply<PortfolioItem> invalid(String why) {
    return Reply.refuse(RefusalCode.INVALID_ITEM, "portfolio item " + why);
  }

  @Override
  public int compareTo(PortfolioItem other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
