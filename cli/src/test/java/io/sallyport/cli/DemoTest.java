package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
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
        .contains("LATE_FILL", "cancel sent: a kill switch is ACTIVE", "adopt-venue")
        .endsWith("# All of it is on record in " + home + "\n");
  }

  /** Whoever changes what it says puts the new story into demo.txt, and reads it. */
  @Test
  void tellsTheSameStoryEveryTime() throws IOException {
    Path home = folder.resolve("home");

    String told = new Terminal(folder).type("demo --home " + home).out();

    assertThat(told.replace(home.toString(), "HOME")).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DemoTest.class.getResourceAsStream("demo.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
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
