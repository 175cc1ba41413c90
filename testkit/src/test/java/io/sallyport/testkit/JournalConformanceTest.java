package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class JournalConformanceTest {

  /** A journal that does nothing. Its name is no test's, so that only the test below runs it. */
  static final class DoesNothing extends JournalConformance {
    @Override
    protected Journal open() {
      return entries -> {};
    }

    @Override
    protected List<JournalEntry> readBack() {
      return List.of();
    }
  }

  @Test
  void everyTestOfTheSuiteFailsOnAJournalThatDoesNothing() {
    Outcomes outcomes = new Outcomes();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(DoesNothing.class)).build();

    LauncherFactory.create().execute(request, outcomes);

    assertThat(outcomes.passed).isEmpty();
    assertThat(outcomes.failed).isEqualTo(testsOfTheSuite()).isNotEmpty();
  }

  private static Set<String> testsOfTheSuite() {
    return Arrays.stream(JournalConformance.class.getDeclaredMethods())
        .filter(method ->
            method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(RepeatedTest.class))
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
