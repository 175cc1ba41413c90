package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.Query;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.Plan;
import io.sallyport.ledger.verify.LedgerVerifier;
import io.sallyport.ledger.verify.Verification;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed, or that run out of disk: what they answered stays. */
class CrashTest {
  private static final int KILLS = 8;

  @TempDir Path temp;

  @Test
  void whatAKilledOwnerAnsweredIsThereForTheNextOne() throws Exception {
    HomeFixture fixture = new HomeFixture(temp.resolve("home"));
    SortedSet<String> answered = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start(List.of(), fixture, "run" + kill);
      answered.addAll(killAfter(50 + 37 * kill, writer));

      assertThat(plans(fixture)).containsAll(answered);
      assertThat(LedgerVerifier.verify(fixture.directory()).differences()).isEmpty();
    }
  }

  @Test
  void anOwnerThatRunsOutOfDiskAnswersNobodyAndLosesNothing() throws Exception {
    HomeFixture fixture = new HomeFixture(temp.resolve("home"));
    Path errors = temp.resolve("errors");
    Process writer =
        start(
            List.of("/bin/bash", "-c", "ulimit -f 300; exec \"$@\"", "bash"),
            fixture,
            "full",
            errors);
    List<String> answered = new ArrayList<>();
    try (BufferedReader lines = writer.inputReader()) {
      lines.lines().forEach(answered::add);
    }

    assertThat(writer.waitFor()).isEqualTo(3);
    assertThat(Files.readAllLines(errors))
        .isNotEmpty()
        .containsOnly(RefusalCode.JOURNAL_FAILED.name());
    assertThat(answered).isNotEmpty();
    assertThat(plans(fixture)).containsAll(answered);
    assertThat(LedgerVerifier.verify(fixture.directory()).differences()).isEmpty();
  }

  @Test
  void aSecondProcessIsToldWhichOneOwnsTheHomeAndMayVerifyItMeanwhile() throws Exception {
    HomeFixture fixture = new HomeFixture(temp.resolve("home"));
    Process owner = start(List.of(), fixture, "owner");
    try (BufferedReader lines = owner.inputReader()) {
      assertThat(lines.readLine()).isNotNull();

      assertThatThrownBy(fixture::open)
          .isInstanceOfSatisfying(
              HomeException.class,
              e -> assertThat(e.refusal().code()).isEqualTo(RefusalCode.HOME_OWNED))
          .hasMessageContaining("is owned by process " + owner.pid());
      Verification found = LedgerVerifier.verify(fixture.directory());
      assertThat(found.owned()).isTrue();
      assertThat(found.differences()).isEmpty();
    } finally {
      owner.destroyForcibly().waitFor();
    }
    assertThat(plans(fixture)).isNotEmpty();
  }

  private static List<String> killAfter(int answers, Process writer) throws Exception {
    List<String> answered = new ArrayList<>();
    try (BufferedReader lines = writer.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answered.add(line);
        if (answered.size() == answers) {
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor()).isEqualTo(128 + 9);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(answers);
    return answered.stream().filter(line -> line.length() == 36).toList();
  }

  /** The plans that the next owner finds; opening recovers, closing writes the snapshots. */
  private static SortedSet<String> plans(HomeFixture fixture) throws HomeException {
    try (Home home = fixture.open()) {
      SortedSet<String> ids = new TreeSet<>();
      home
          .bridge()
          .ask(HomeFixture.ana(), new Query.ListPlans(Optional.empty(), Optional.empty()))
          .value()
          .stream()
          .map(Plan::id)
          .forEach(id -> ids.add(id.toString()));
      return ids;
    }
  }

  private static Process start(List<String> before, HomeFixture fixture, String name)
      throws IOException {
    return new ProcessBuilder(command(before, fixture, name))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Process start(List<String> before, HomeFixture fixture, String name, Path errors)
      throws IOException {
    return new ProcessBuilder(command(before, fixture, name))
        .redirectError(errors.toFile())
        .start();
  }

  private static List<String> command(List<String> before, HomeFixture fixture, String name) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AcknowledgingWriter.class.getName(),
            fixture.directory().toString(),
            name));
    return command;
  }
}
