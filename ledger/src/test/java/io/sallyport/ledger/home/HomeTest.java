package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.ExecutionPlan;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plan.Plan;
import io.sallyport.ledger.verify.LedgerVerifier;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.RandomHistory;
import io.sallyport.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
  @TempDir Path temp;

  private HomeFixture fixture() {
    return new HomeFixture(temp.resolve("home"));
  }

  @Test
  void anAbsentHomeAnswersAsAnEmptyOneAndMakesNothing() throws Exception {
    try (Home home = fixture().open()) {
      assertThat(home.isAbsent()).isTrue();
      assertThat(
              home.bridge()
                  .ask(HomeFixture.ana(), new Query.ListPlans(Optional.empty(), Optional.empty()))
                  .value())
          .isEmpty();
      assertRefused(
          home.bridge().ask(HomeFixture.ana(), new Query.FindPlan(Optional.empty(), "374a9c58")),
          RefusalCode.PLAN_NOT_FOUND);
      assertRefused(HomeFixture.submit(home, Commands.plan("nobody")), RefusalCode.HOME_UNUSABLE);
      assertRefused(
          HomeFixture.submit(home, Commands.open(Samples.TENANT, Samples.SEASON)),
          RefusalCode.HOME_UNUSABLE);
    }
    assertThat(temp.resolve("home")).doesNotExist();
  }

  @Test
  void aHomeIsMadeOnceAndIsPrivateToItsUser() throws Exception {
    HomeFixture fixture = fixture().withPlans();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.directory())))
        .isEqualTo("rwx------");
    try (Home home = fixture.open()) {
      assertThat(home.isAbsent()).isFalse();
      assertRefused(HomeFixture.submit(home, Commands.initHome()), RefusalCode.HOME_EXISTS);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatWasServedIsServedAgainByTheNextOwner(long seed) throws Exception {
    HomeFixture fixture = fixture().play(RandomHistory.of(seed));
    String served;
    try (Home home = fixture.open()) {
      served = HomeFixture.served(home);
    }
    try (Home home = fixture.open()) {
      assertThat(HomeFixture.served(home)).isEqualTo(served);
    }
    assertThat(LedgerVerifier.verify(fixture.directory()).differences()).isEmpty();
    assertThat(fixture.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLedgersAloneGiveThePlansThatAreServed(long seed) throws Exception {
    HomeFixture fixture = fixture().play(RandomHistory.of(seed));
    try (Home home = fixture.open()) {
      for (var season :
          home.bridge().ask(HomeFixture.ana(), new Query.Status()).value().seasons()) {
        ExecutionStateSnapshot snapshot =
            home.bridge()
                .getSnapshot(HomeFixture.ana(), Optional.empty(), season.seasonId())
                .value();
        List<ExecutionPlan> served =
            home
                .bridge()
                .ask(
                    HomeFixture.ana(),
                    new Query.ListPlans(Optional.empty(), Optional.of(season.seasonId())))
                .value()
                .stream()
                .map(Plan::toContract)
                .toList();
        assertThat(snapshot.plans()).isEqualTo(served);
        assertThat(snapshot.events())
            .isSortedAccordingTo(
                Comparator.comparing(
                        (io.sallyport.core.plan.ExecutionEvent e) -> e.planId().toString())
                    .thenComparingInt(io.sallyport.core.plan.ExecutionEvent::sequenceNo));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void homesThatSawTheSameCommandsAtTheSameTimesAreEqualToTheByte(long seed) throws Exception {
    HomeFixture one = new HomeFixture(temp.resolve("one")).play(RandomHistory.of(seed));
    HomeFixture other = new HomeFixture(temp.resolve("other")).play(RandomHistory.of(seed));

    assertThat(one.contents()).isEqualTo(other.contents());
    assertThat(one.contents().keySet())
        .contains("owner.lock", "journal/00000000000000000001.jsonl");
  }

  @Test
  void twoSnapshotsOfTheSameContentAreTheSameAndWhatFollowsRefersToTheNewest() throws Exception {
    HomeFixture fixture = fixture().withPlans();
    try (Home home = fixture.open()) {
      var first = home.takeSnapshot(HomeFixture.ana()).value();
      byte[] archive = Files.readAllBytes(first.archive());
      Plan plan = HomeFixture.submit(home, Commands.plan("other")).value();

      assertThat(plan.createdFrom()).isEqualTo(first.ref());
      assertThat(first.archive().getFileName()).hasToString(first.ref() + ".zip");
      assertThat(first.files().stream().map(file -> file.path()))
          .contains(
              "journal/00000000000000000001.jsonl",
              "execution/2026Q1/execution_events.jsonl",
              "execution/2026Q1/execution_snapshot.json")
          .noneMatch(path -> path.startsWith("snapshots"));
      assertThat(archive).isNotEmpty();
    }
    HomeFixture twin = new HomeFixture(temp.resolve("twin")).withPlans();
    try (Home home = twin.open()) {
      var second = home.takeSnapshot(HomeFixture.ana()).value();
      assertThat(fixture.directory().resolve("snapshots").resolve(second.ref() + ".zip"))
          .hasBinaryContent(Files.readAllBytes(second.archive()));
    }
  }

  @Test
  void theClockNeverTakesAHomeBack() throws Exception {
    HomeFixture fixture = fixture().withPlans();
    fixture.clock().set(LogicalTime.EPOCH);
    try (Home home = fixture.open()) {
      assertThat(HomeFixture.submit(home, Commands.plan("later")).value()).isNotNull();
      assertThat(home.bridge().ask(HomeFixture.ana(), new Query.Status()).value().lastTime())
          .isEqualTo(Samples.MONDAY);
      assertRefused(
          home.bridge().submit(HomeFixture.at(Samples.ANA, Samples.MONDAY), Commands.plan("x")),
          RefusalCode.TIME_NOT_ACCEPTED);
      assertRefused(
          home.bridge().ask(HomeFixture.at(Samples.ANA, Samples.MONDAY), new Query.Status()),
          RefusalCode.TIME_NOT_ACCEPTED);
    }
  }

  @Test
  void timeFromOutsideIsAskedForAndNeverGoesBack() throws Exception {
    LogicalTime later = Samples.MONDAY.plus(Duration.ofHours(1));
    try (Home home = fixture().open()) {
      home.bridge()
          .submit(HomeFixture.ana(), new Command.InitHome(Samples.HOME, TimeSource.EXTERNAL, false))
          .value();
      assertRefused(HomeFixture.submit(home, Commands.plan("x")), RefusalCode.TIME_REQUIRED);
      assertThat(
              home.bridge().submit(HomeFixture.at(Samples.ANA, later), Commands.plan("x")).value())
          .isNotNull();
      assertRefused(
          home.bridge().submit(HomeFixture.at(Samples.ANA, Samples.MONDAY), Commands.plan("y")),
          RefusalCode.TIME_WENT_BACK);
      assertRefused(
          home.bridge().ask(HomeFixture.at(Samples.ANA, Samples.MONDAY), new Query.Status()),
          RefusalCode.TIME_WENT_BACK);
      assertThat(home.bridge().ask(HomeFixture.ana(), new Query.Status()).refused()).isEmpty();
    }
  }

  @Test
  void aSecondOwnerIsToldWhoOwnsTheHome() throws Exception {
    HomeFixture fixture = fixture().withPlans();
    try (Home home = fixture.open()) {
      assertThat(home.isAbsent()).isFalse();
      assertThatThrownBy(fixture::open)
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("is owned by process " + ProcessHandle.current().pid());
    }
    try (Home home = fixture.open()) {
      assertThat(home.isAbsent()).isFalse();
    }
  }

  @Test
  void aHomeWhereAFileStandsIsUnusable() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    try (Home home = new HomeFixture(file.resolve("home")).open()) {
      assertRefused(HomeFixture.submit(home, Commands.initHome()), RefusalCode.HOME_UNUSABLE);
    }
  }

  private static void assertRefused(Reply<?> reply, RefusalCode code) {
    assertThat(reply.refused().map(Refusal::code)).contains(code);
  }
}
