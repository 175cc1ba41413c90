package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.ledger.verify.LedgerVerifier;
import io.sallyport.ledger.verify.Verification;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a ledger may have suffered, what an owner makes of it, and what verifying says (SPEC 9, 14).
 */
class LedgerRecoveryTest {
  @TempDir Path temp;
  private HomeFixture fixture;

  @BeforeEach
  void write() throws HomeException {
    fixture = new HomeFixture(temp.resolve("home")).withPlans();
  }

  @Test
  void aLedgerThatWasDeletedComesBackLetterForLetter() throws Exception {
    byte[] whole = Files.readAllBytes(fixture.ledger());
    Files.delete(fixture.ledger());

    assertDifference("are missing at its end");
    fixture.open().close();

    assertThat(fixture.ledger()).hasBinaryContent(whole);
    assertThat(fixture.notices())
        .singleElement()
        .asString()
        .contains(
            "execution/2026Q1/execution_events.jsonl was incomplete", "added from the journal");
  }

  @Test
  void aLedgerCutAnywhereIsCompletedLetterForLetter() throws Exception {
    byte[] whole = Files.readAllBytes(fixture.ledger());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(fixture.ledger(), Arrays.copyOf(whole, length));
      fixture.open().close();
      assertThat(fixture.ledger()).hasBinaryContent(whole);
    }
  }

  @Test
  void anEditedLedgerStopsTheStartAndComesBackOnceMovedAway() throws Exception {
    byte[] whole = Files.readAllBytes(fixture.ledger());
    Files.writeString(
        fixture.ledger(),
        Files.readString(fixture.ledger()).replace("REVIEWED\",\"reason", "APPROVED\",\"reason"));

    assertStops("execution/2026Q1/execution_events.jsonl: line 2 is not what the journal says");
    assertDifference("line 2 is not what the journal says");

    Files.delete(fixture.ledger());
    fixture.open().close();
    assertThat(fixture.ledger()).hasBinaryContent(whole);
  }

  @Test
  void aLedgerThatHasMoreThanTheJournalStopsTheStart() throws Exception {
    String whole = Files.readString(fixture.ledger());
    Files.writeString(fixture.ledger(), whole + whole.lines().findFirst().orElseThrow() + "\n");

    assertStops("it has more than the journal says, from line 6 on");
    assertDifference("it has more than the journal says, from line 6 on");
  }

  @Test
  void aLedgerOfASeasonThatTheJournalDoesNotKnowStopsTheStart() throws Exception {
    Path foreign = fixture.directory().resolve("execution/2099Q9/execution_events.jsonl");
    Files.createDirectories(foreign.getParent());
    Files.copy(fixture.ledger(), foreign);

    assertStops("execution/2099Q9/execution_events.jsonl: it has more than the journal says");
    assertDifference("execution/2099Q9/execution_events.jsonl: it has more");
  }

  @Test
  void ledgersWithoutTheirJournalStopTheStart() throws Exception {
    Files.delete(fixture.journal());

    assertStops("the journal is missing or empty: bring it back");
  }

  @Test
  void aDamagedJournalStopsTheStart() throws Exception {
    List<String> lines = Files.readAllLines(fixture.journal());
    lines.set(3, lines.get(3).replaceFirst("REVIEW", "REWIEV"));
    Files.write(fixture.journal(), lines);

    assertStops(
        "journal/00000000000000000001.jsonl, line 4: its bytes do not agree with its check");
    assertDifference("journal/00000000000000000001.jsonl, line 4");
  }

  @Test
  void aTornEndIsCutAndReportedAndNothingAnsweredIsLost() throws Exception {
    byte[] whole = Files.readAllBytes(fixture.journal());
    Files.writeString(fixture.journal(), Files.readString(fixture.journal()) + "{\"sequence\":");

    assertDifference("the journal has a torn end of 12 bytes");
    fixture.open().close();

    assertThat(fixture.journal()).hasBinaryContent(whole);
    assertThat(fixture.notices())
        .singleElement()
        .asString()
        .contains("cut 12 bytes behind entry 8");
  }

  @Test
  void aSnapshotThatWasDeletedIsRebuiltToTheByte() throws Exception {
    byte[] whole = Files.readAllBytes(fixture.snapshot());
    Files.delete(fixture.snapshot());

    try (Home home = fixture.open()) {
      home.rebuildSnapshot(HomeFixture.ana(), Optional.empty(), Samples.SEASON).value();
      assertThat(fixture.snapshot()).hasBinaryContent(whole);
      home.rebuildSnapshot(HomeFixture.ana(), Optional.empty(), Samples.SEASON).value();
      assertThat(fixture.snapshot()).hasBinaryContent(whole);
    }
  }

  @Test
  void aSnapshotThatIsNotWhatItsLedgerGivesIsADifference() throws Exception {
    Files.writeString(
        fixture.snapshot(), Files.readString(fixture.snapshot()).replace("COMMITTED", "DRAFT"));

    assertDifference(
        "execution/2026Q1/execution_snapshot.json is not what its ledger gives; sallyport ledger"
            + " rebuild 2026Q1");
  }

  @Test
  void verifyingASoundHomeFindsNothingAndChangesNothing() throws Exception {
    var before = fixture.contents();

    Verification found = LedgerVerifier.verify(fixture.directory());

    assertThat(found).isEqualTo(new Verification(8, 2, 6, 2, false, List.of()));
    assertThat(fixture.contents()).isEqualTo(before);
  }

  @Test
  void verifyingBesideAnOwnerFindsNothing() throws Exception {
    try (Home home = fixture.open()) {
      HomeFixture.submit(home, Commands.plan("another")).value();

      Verification found = LedgerVerifier.verify(fixture.directory());

      assertThat(found.owned()).isTrue();
      assertThat(found.differences()).isEmpty();
    }
  }

  private void assertStops(String why) throws Exception {
    var before = fixture.contents();
    assertThatThrownBy(fixture::open)
        .isInstanceOfSatisfying(
            HomeException.class,
            e -> assertThat(e.refusal().code()).isEqualTo(RefusalCode.HOME_DAMAGED))
        .hasMessageContaining("is damaged, and nothing in it was changed")
        .hasMessageContaining(why);
    assertThat(fixture.contents()).isEqualTo(before);
  }

  private void assertDifference(String what) throws Exception {
    var before = fixture.contents();
    assertThat(LedgerVerifier.verify(fixture.directory()).differences())
        .anySatisfy(difference -> assertThat(difference).contains(what));
    assertThat(fixture.contents()).isEqualTo(before);
  }
}
