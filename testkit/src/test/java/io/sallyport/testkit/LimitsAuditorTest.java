package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.execution.Stage;
import io.sallyport.core.plane.VenueReport;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No limit is exceeded, however many runs overlap; and an engine that overran one is found. */
class LimitsAuditorTest {
  private static final SampleRegistry UNLIMITED =
      SampleRegistry.EMPTY.risk("s", "20", "2", "10").risk("t", "20", "2", "10");

  /** Orders by the hundred under limits that are soon used up, over midnight, with crashes. */
  @Test
  void noRandomStoryEverExceedsALimit() {
    int[] stories = new int[1];
    int[] checks = new int[1];
    RandomTrading.each(
        60,
        story -> {
          story
              .limitChecks()
              .ifPresent(count -> {
                stories[0]++;
                checks[0] += count;
              });
        });
    assertThat(checks[0]).as("in %s stories", stories[0]).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # of s   | of tenant 1 | what the engine, which knows no limit, exceeded
          4//      |             | orders of a strategy: 6 of 4
          6//      |             |
                   | 5//         | orders of a tenant: 6 of 5
          /59.99/  |             | notional of a strategy: 60 of 59.99
          /60/     | /60/        |
                   | /59/        | notional of a tenant: 60 of 59
          """,
      delimiter = '|')
  void runsThatOverlapBeyondALimitAreFound(String ofStrategy, String ofTenant, String found) {
    LiveStory story = LiveStory.onSim().under(UNLIMITED);
    threeLegs(story, 1);
    threeLegs(story, 2);

    expect(story, limits(ofStrategy, ofTenant), found);
  }

  @Test
  void anOrderThatIsSentBeyondALimitIsFoundThoughItsRunWasWithinIt() {
    LiveStory story = LiveStory.onSim().under(UNLIMITED);
    story.executes("s:buy/X/1/limit=10/sl=-0.02", "s:buy/Y/1/limit=10/sl=-0.02");
    UUID first = story.planned().getFirst().orderId();
    story.acknowledges(first).fills(first, "1", "11").acknowledgesAll().agreesToAll();

    expect(story, limits("/20/", null), "notional of a strategy: 21 of 20");
  }

  @Test
  void whatWasGivenBackAndWhatWasSentYesterdayDoesNotCount() {
    LiveStory story = LiveStory.onSim().under(UNLIMITED);
    threeLegs(story, 1);
    story.says(new VenueReport.Rejected(story.planned().getFirst().orderId(), "no"));
    assertThat(story.planned()).extracting(view -> view.stage()).contains(Stage.REJECTED);
    threeLegs(story, 2);
    story.passes("40s").passes("24h");
    threeLegs(story, 3);

    expect(story, limits("4//", null), null);
  }

  private static void threeLegs(LiveStory story, int quantity) {
    story.executes(
        "s:buy/X/%s/limit=%s/sl=-0.02".formatted(quantity, price(quantity)),
        "s:buy/Y/%s/limit=%s/sl=-0.02".formatted(quantity, price(quantity)),
        "s:buy/Z/%s/limit=%s/sl=-0.02".formatted(quantity, price(quantity)));
  }

  /** So that each leg's notional is 10. */
  private static String price(int quantity) {
    return quantity == 1 ? "10" : quantity == 2 ? "5" : "2";
  }

  private static SampleRegistry limits(String ofStrategy, String ofTenant) {
    String[] s = ofStrategy == null ? new String[] {"", "", ""} : ofStrategy.split("/", -1);
    String[] t = ofTenant == null ? new String[] {"", "", ""} : ofTenant.split("/", -1);
    return UNLIMITED.limits("s", s[0], s[1], s[2], "").tenantLimits(1, t[0], t[1], t[2], "");
  }

  private static void expect(LiveStory story, SampleRegistry limits, String found) {
    LimitsAuditor auditor = new LimitsAuditor(limits.registry());
    if (found == null) {
      auditor.recorded(story.entries());
      assertThat(auditor.checks()).isPositive();
    } else {
      assertThatThrownBy(() -> auditor.recorded(story.entries()))
          .isInstanceOf(AssertionError.class)
          .hasMessage(found);
    }
  }
}
