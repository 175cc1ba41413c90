package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.execution.Slippage;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a fill lies from what was expected: recorded, and never a reason to stop (SPEC 7). */
class SlippageTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # side | reference | fill             | percent        | grade
          BUY    | 100       | 100              | 0              | NORMAL
          BUY    | 100       | 100.499999999999 | 0.499999999999 | NORMAL
          BUY    | 100       | 100.5            | 0.5            | ELEVATED
          BUY    | 100       | 102              | 2              | ELEVATED
          BUY    | 100       | 102.000000000001 | 2.000000000001 | HIGH
          BUY    | 100       | 90               | -10            | NORMAL
          SELL   | 100       | 99.500000000001  | 0.499999999999 | NORMAL
          SELL   | 100       | 99.5             | 0.5            | ELEVATED
          SELL   | 100       | 98               | 2              | ELEVATED
          SELL   | 100       | 97.999999999999  | 2.000000000001 | HIGH
          SELL   | 100       | 110              | -10            | NORMAL
          BUY    | 3         | 3.01             | 0.333333333333 | NORMAL
          # what is shown is rounded, what is graded is not
          BUY    | 1         | 1.00499999999999999 | 0.5         | NORMAL
          BUY    | 1         | 1.02000000000000001 | 2           | HIGH
          SELL   | 1         | 0.99500000000000001 | 0.5         | NORMAL
          BUY    | 100       | 250              | 150            | HIGH
          """,
      delimiter = '|')
  void theSideSaysWhatIsADisadvantage(
      Side side, String reference, String fill, String percent, Slippage.Grade grade) {
    Slippage slippage =
        Slippage.of(side, new BigDecimal(fill), Optional.of(new BigDecimal(reference)));

    assertThat(slippage.percent().orElseThrow()).isEqualByComparingTo(percent);
    assertThat(slippage.grade()).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # order                        | fill | percent | grade
          s:buy/X/1/ref=100              | 100  | 0       | NORMAL
          s:buy/X/1/limit=200            | 199  | -0.5    | NORMAL
          s:buy/X/1/limit=200            | 202  | 1       | ELEVATED
          s:sell/X/1/limit=200           | 202  | -1      | NORMAL
          s:buy/X/1/limit=200/ref=100    | 150  | 50      | HIGH
          s:buy/X/1                      | 150  |         | UNKNOWN
          """,
      delimiter = '|')
  void theReferenceCountsElseTheLimitElseNothingIsKnown(
      String item, String fill, String percent, Slippage.Grade grade) {
    LiveStory story = LiveStory.onSim().under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));
    story.executes(item + "/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).fills(order, "1", fill);

    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
    assertThat(story.order(order).slippage().grade()).isEqualTo(grade);
    assertThat(story.order(order).slippage().percent().map(BigDecimal::toPlainString))
        .isEqualTo(Optional.ofNullable(percent));
  }
}
