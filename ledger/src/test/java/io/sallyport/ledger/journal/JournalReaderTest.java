package io.sallyport.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.ledger.journal.JournalReader.Extent;
import io.sallyport.testkit.RandomHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal may have suffered, and what is made of it (SPEC 9). */
class JournalReaderTest {
  @TempDir Path directory;
  private final List<JournalEntry> written = RandomHistory.of(7).entries().subList(0, 8);
  private Path file;

  @BeforeEach
  void write() throws Exception {
    try (FileJournal journal = FileJournal.open(directory, read(), (entries, lines) -> {})) {
      journal.commit(written);
    }
    file = Segment.startingAt(directory, 1).path();
  }

  @Test
  void anEndThatWasCutAnywhereInTheLastLineIsTorn() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int lastLine = startOfLastLine(whole);
    for (int length = lastLine + 1; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      Extent extent = read();

      assertThat(extent.lastSequence()).isEqualTo(written.size() - 1);
      assertThat(extent.soundBytes()).isEqualTo(lastLine);
      assertThat(extent.tornBytes()).isEqualTo(length - lastLine);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"sequence\":9,\"log", "rubbish\n", "\n", "\u0000\u0000\u0000\n", "{}\n{}\n"})
  void whatWasNeverAWholeLineBehindTheLastSoundOneIsTorn(String rubbish) throws Exception {
    long sound = Files.size(file);
    Files.writeString(file, Files.readString(file) + rubbish);

    assertThat(read().tornBytes()).isEqualTo(rubbish.getBytes(StandardCharsets.UTF_8).length);

    try (FileJournal journal = FileJournal.open(directory, read(), (entries, lines) -> {})) {
      assertThat(Files.size(file)).isEqualTo(sound);
      assertThat(journal).isNotNull();
    }
    assertThat(entries()).isEqualTo(written);
  }

  @Test
  void whoReadsUpToAnEntryDoesNotLookAtWhatFollows() throws Exception {
    List<String> lines = lines();
    lines.set(5, lines.get(5).replaceFirst("logical_time\":1", "logical_time\":2"));
    Files.writeString(file, String.join("\n", lines) + "\n");
    List<JournalEntry> entries = new ArrayList<>();

    JournalReader.readUpTo(directory, 5, (entry, line) -> entries.add(entry));

    assertThat(entries).isEqualTo(written.subList(0, 5));
    assertThatThrownBy(() -> JournalReader.readUpTo(directory, 6, (entry, line) -> {}))
        .isInstanceOf(JournalDamage.class);
  }

  @Test
  void whoReadsUpToAnEntryThatIsNotThereIsToldSo() {
    assertThatThrownBy(() -> JournalReader.readUpTo(directory, 9, (entry, line) -> {}))
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("ends with entry 8, expected is 9");
  }

  @Test
  void aWholeLastLineThatFailsItsCheckIsDamageAndNotTorn() throws Exception {
    List<String> lines = lines();
    lines.set(7, lines.get(7).replaceFirst("logical_time\":1", "logical_time\":2"));

    assertDamage(lines, "line 8: its bytes do not agree with its check");
  }

  @Test
  void anEntryThatOnlyLostItsLineFeedIsWhole() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    assertThat(entries()).isEqualTo(written);
    FileJournal.open(directory, read(), (entries, lines) -> {}).close();

    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void everyFlippedBitAndOverwrittenByteOfTheLastLineIsDamageAndNeverATornEnd() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int at = startOfLastLine(whole); at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);

        assertThatThrownBy(this::read)
            .as("byte %d, bit %d", at, bit)
            .isInstanceOf(JournalDamage.class);
      }
      assertDamagedBy(whole, at, '\n');
      assertDamagedBy(whole, at, '\0');
    }
  }

  private void assertDamagedBy(byte[] whole, int at, char replacement) throws IOException {
    byte[] replaced = whole.clone();
    replaced[at] = (byte) replacement;
    if (!Arrays.equals(replaced, whole)) {
      Files.write(file, replaced);
      assertThatThrownBy(this::read)
          .as("byte %d is now %d", at, (int) replacement)
          .isInstanceOf(JournalDamage.class);
    }
  }

  @Test
  void everyFlippedByteOfAMiddleLineIsDamage() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int start = Files.readString(file).indexOf('\n') + 1;
    int end = start + lines().get(1).getBytes(StandardCharsets.UTF_8).length;
    for (int at = start; at < end; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);

      assertThatThrownBy(this::read)
          .isInstanceOf(JournalDamage.class)
          .hasMessageContaining("journal/00000000000000000001.jsonl, line 2");
    }
  }

  @Test
  void aLineThatIsThereTwiceIsDamage() throws Exception {
    List<String> lines = lines();
    lines.add(4, lines.get(3));

    assertDamage(lines, "line 5: this is entry 4, expected is 5");
  }

  @Test
  void aLineThatIsMissingIsDamage() throws Exception {
    List<String> lines = lines();
    lines.remove(3);

    assertDamage(lines, "line 4: this is entry 5, expected is 4");
  }

  @Test
  void aFileThatIsMissingIsDamage() throws Exception {
    Files.move(file, Segment.startingAt(directory, 4).path());

    assertThatThrownBy(this::read)
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("the file begins with entry 4, expected is 1");
  }

  @Test
  void aSoundLineThatNoVersionWritesIsDamage() throws Exception {
    List<String> lines = lines();
    lines.set(2, withCheck(lines.get(2).replaceFirst("\"events\"", "\"occurrences\"")));

    assertDamage(lines, "line 3: it is no entry of this version");
  }

  @Test
  void timeThatGoesBackIsDamage() throws Exception {
    List<String> lines = lines();
    lines.set(
        5, withCheck(lines.get(5).replaceFirst("\"logical_time\":\\d+", "\"logical_time\":1")));

    assertDamage(lines, "line 6: its time");
  }

  @Test
  void tornBytesInAFileThatIsNotTheLastAreDamage() throws Exception {
    Files.writeString(file, Files.readString(file) + "{\"seq");
    Files.createFile(Segment.startingAt(directory, 9).path());

    assertThatThrownBy(this::read).isInstanceOf(JournalDamage.class).hasMessageContaining("line 9");
  }

  @Test
  void readingDamageChangesNothing() throws Exception {
    List<String> lines = lines();
    lines.remove(3);
    Files.writeString(file, String.join("\n", lines) + "\n");
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(this::read).isInstanceOf(JournalDamage.class);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private void assertDamage(List<String> lines, String message) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(JournalDamage.class)
        .hasMessageStartingWith("journal/00000000000000000001.jsonl, " + message);
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  /** A line with the check that its bytes have, as somebody who knows the format could forge it. */
  private static String withCheck(String line) {
    String checked = line.substring(0, line.lastIndexOf(",\"crc32c\""));
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update(checked.getBytes(StandardCharsets.UTF_8));
    return "%s,\"crc32c\":\"%08x\"}".formatted(checked, crc.getValue());
  }

  private Extent read() throws IOException, JournalDamage {
    return JournalReader.read(directory, (entry, line) -> {});
  }

  private List<JournalEntry> entries() throws IOException, JournalDamage {
    List<JournalEntry> entries = new ArrayList<>();
    JournalReader.read(directory, (entry, line) -> entries.add(entry));
    return entries;
  }

  private static int startOfLastLine(byte[] bytes) {
    int at = bytes.length - 1;
    while (bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}
