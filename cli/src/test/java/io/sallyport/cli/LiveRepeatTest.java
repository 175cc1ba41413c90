package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two homes that saw the same commands at the same times are the same, to the byte (SPEC 9). */
final class LiveRepeatTest {
  @TempDir Path folder;

  @Test
  void aWholeStoryGivesTheSameFiles() throws IOException {
    SortedMap<Path, String> once = tell(folder.resolve("one/home"));
    SortedMap<Path, String> again = tell(folder.resolve("two/home"));

    assertThat(again).isEqualTo(once);
    assertThat(once.keySet())
        .contains(
            Path.of("journal/00000000000000000001.jsonl"),
            Path.of("sim/inputs.jsonl"),
            Path.of("execution/default/execution_events.jsonl"));
  }

  private static SortedMap<Path, String> tell(Path home) throws IOException {
    SimDesk desk = new SimDesk(home);
    for (String symbol :
        new String[] {
          "SOLUSDT", "PARTIAL", "REFUSED", "SILENCE", "LATE", "LOST", "RACE", "CUTOFF"
        }) {
      desk.live(desk.ready("buy " + symbol + " 4"));
    }
    String unresolved = desk.lastOrder();
    desk.type("reconcile --client-id 1");
    desk.done("resolve --client-id 1 " + unresolved + " not-filled --reason 'they say so'");
    desk.later(Duration.ofMinutes(3)).type("reconcile --client-id 1");
    desk.done("resolve --client-id 1 --symbol CUTOFF adopt-venue --reason 'they are right'");
    desk.done("sim price SOLUSDT 140");
    desk.done("kill-switch set --type GLOBAL --state ACTIVE --reason halt");
    desk.done("safety-sell LATE --client-id 1 --reason flat");
    desk.done("positions --venue sim --client-id 1");
    assertThat(desk.terminal().done("ledger verify").exitCode()).isZero();
    return files(home);
  }

  private static SortedMap<Path, String> files(Path home) throws IOException {
    SortedMap<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("owner")) {
          files.put(home.relativize(file), Files.readString(file));
        }
      }
    }
    return files;
  }
}
