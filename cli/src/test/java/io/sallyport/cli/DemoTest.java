package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
  @TempDir Path folder;

  @Test
  void tellsItsStoryToTheEnd() {
    Path home = folder.resolve("home");

    Screen screen = new Terminal(folder).type("demo --home " + home);

    assertThat(screen.exitCode()).isZero();
    assertThat(screen.err()).isEmpty();
    assertThat(screen.out())
        .startsWith("$ export SALLYPORT_HOME=" + home)
        .contains("✓ PASS", "⚠️  WARNING", "✗ FAIL")
        .contains("Invalid transition: DRAFT via APPROVE")
        .contains("is COMMITTED")
        .contains("Max orders limit reached: 0 >= 0")
        .contains("Season 2026Q1 is frozen by alice")
        .contains("Everything is as it should be")
        .endsWith("# All of it is on record in " + home + "\n");
  }

  @Test
  void asJsonItListsItsSteps() {
    Screen screen = new Terminal(folder).type("demo --json --home " + folder.resolve("home"));

    assertThat(screen.exitCode()).isZero();
    assertThat(screen.json().get("steps"))
        .isNotEmpty()
        .allMatch(step -> step.get("exit_code").equals(step.get("expected")));
  }

  @Test
  void needsAFreshHome() {
    new Terminal(folder).done("init");

    assertThat(new Terminal(folder).type("demo --home " + folder).err()).contains("is not empty");
  }
}
