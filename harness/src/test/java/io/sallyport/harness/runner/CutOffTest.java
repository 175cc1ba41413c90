package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.Requests.belief;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.graph;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.request;
import static io.sallyport.harness.runner.Requests.v1;
import static io.sallyport.harness.runner.Requests.work;
import static io.sallyport.harness.runner.Requests.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run that is cut off at any call to the bridge and run again: nothing twice, nothing missing.
 */
class CutOffTest {
  @TempDir Path skills;

  private static CycleRequest everything() {
    List<Task> tasks = new ArrayList<>(List.of(v1()));
    tasks.add(writing(work("note-1", "noting", "t1"), "audit_log", "db"));
    tasks.add(writing(work("note-2", "noting", "t1"), "audit_log", "db"));
    tasks.add(work("fails", "failing", "t1"));
    return request(
        HarnessMode.LIVE,
        input(btc(), belief("eth", "momentum:eth-1h")),
        graph(3, tasks.toArray(Task[]::new)),
        HarnessSettings.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void itEndsAsIfNothingHadHappened(MemoryBridge.Cut cut) {
    HarnessFloor start =
        HarnessFloor.in(skills)
            .install(
                SkillSource.of(
                    "noting",
                    "sideEffects = {\"audit_log\", \"db\"}",
                    """
                    context.note("here");
                    context.write("db", context.input("name").orElseThrow(), "done");
                    return Details.NONE;
                    """),
                SkillSource.of("failing", "", "throw new IllegalStateException(\"no\");"));
    HarnessFloor whole = start.restarted();
    whole.run(everything());
    List<JournalEntry> expected = whole.bridge().journal();
    int calls = whole.bridge().calls();
    assertThat(calls).isGreaterThan(15);
    for (int n = 0; n < calls; n++) {
      HarnessFloor cutOff = start.restarted();
      cutOff.bridge().cutAfter(n, cut);
      assertThat(cutOff.tryRun(everything()).refused()).as("cut after %d", n).isPresent();
      assertThat(expected).startsWith(cutOff.bridge().journal().toArray(JournalEntry[]::new));
      HarnessFloor again = cutOff.restarted();
      again.run(everything());
      assertThat(again.bridge().journal()).as("cut after %d", n).isEqualTo(expected);
    }
  }
}
