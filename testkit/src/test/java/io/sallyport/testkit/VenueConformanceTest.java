package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReports;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class VenueConformanceTest {

  /** A venue that does nothing. */
  private static final class Mute implements Venue {
    @Override
    public VenueListing listing() {
      return new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known) {}

    @Override
    public void submit(VenueOrder order, LogicalTime at) {}

    @Override
    public void cancel(VenueOrder order, String cancelId, LogicalTime at) {}

    @Override
    public void change(VenueOrder from, VenueOrder to, LogicalTime at) {}

    @Override
    public void ask(VenueQuestion question, LogicalTime at) {}

    @Override
    public void close() {}
  }

  /** The suite on that venue. Its name is no test's, so that only the test below runs it. */
  static final class DoesNothing extends VenueConformance {
    @Override
    protected Venue connect(VenueReports reports, LogicalTime lastTime) {
      return new Mute();
    }

    @Override
    protected VenueOrder filling(UUID orderId) {
      return new VenueOrder(
          orderId,
          Samples.TENANT,
          AccountId.simulated(Samples.TENANT),
          OrderRole.PLANNED,
          new Symbol("BTCUSDT"),
          Side.BUY,
          BigDecimal.ONE,
          Optional.empty(),
          Optional.empty());
    }

    @Override
    protected VenueOrder refused(UUID orderId) {
      return filling(orderId);
    }

    @Override
    protected VenueOrder working(UUID orderId) {
      return filling(orderId);
    }

    @Override
    protected Duration patience() {
      return Duration.ZERO;
    }
  }

  @Test
  void everyTestOfTheSuiteFailsOnAVenueThatDoesNothing() {
    Outcomes outcomes = new Outcomes();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(DoesNothing.class)).build();

    LauncherFactory.create().execute(request, outcomes);

    assertThat(outcomes.passed).isEmpty();
    assertThat(outcomes.failed).isEqualTo(testsOfTheSuite()).isNotEmpty();
  }

  private static Set<String> testsOfTheSuite() {
    return Arrays.stream(VenueConformance.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> method.getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final class Outcomes implements TestExecutionListener {
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && test.getSource().orElseThrow() instanceof MethodSource method) {
        boolean failure = result.getStatus() == TestExecutionResult.Status.FAILED;
        (failure ? failed : passed).add(method.getMethodName());
      }
    }
  }
}
