package io.sallyport.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.testkit.RandomHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single entries are read back by number, and nothing is taken for them. */
class JournalEntriesTest {
  @TempDir Path directory;
  private final List<JournalEntry> written = RandomHistory.of(11).entries();

  @BeforeEach
  void write() throws Exception {
    var extent = JournalReader.read(directory, (entry, line) -> {});
    try (FileJournal journal = FileJournal.open(directory, extent, (entries, lines) -> {}, 4_000)) {
      for (JournalEntry entry : written) {
        journal.commit(List.of(entry));
      }
    }
    assertThat(Segment.in(directory)).hasSizeGreaterThan(3);
  }

  @Test
  void anySelectionOfEntriesIsReadFromWhicheverFilesHaveThem() throws Exception {
    for (int step = 1; step <= written.size(); step += 3) {
      SortedSet<Long> wanted = new TreeSet<>();
      for (int i = step - 1; i < written.size(); i += step) {
        wanted.add(written.get(i).sequence());
      }

      assertThat(JournalEntries.read(directory, wanted))
          .isEqualTo(written.stream().filter(entry -> wanted.contains(entry.sequence())).toList());
    }
    assertThat(JournalEntries.read(directory, new TreeSet<>())).isEmpty();
  }

  @Test
  void anEntryThatIsNotThereOrWasChangedIsDamage() throws Exception {
    long beyond = written.size() + 1L;
    assertThatThrownBy(() -> JournalEntries.read(directory, new TreeSet<>(List.of(1L, beyond))))
        .isInstanceOf(JournalDamage.class);

    Path file = Segment.in(directory).getFirst().path();
    Files.writeString(file, Files.readString(file).replaceFirst("\"actor\":\"", "\"actor\":\"x"));
    assertThatThrownBy(() -> JournalEntries.read(directory, new TreeSet<>(List.of(1L))))
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("its bytes do not agree with its check");

    Files.writeString(
        file, Files.readString(file).lines().skip(1).findFirst().orElseThrow() + "\n");
    assertThatThrownBy(() -> JournalEntries.read(directory, new TreeSet<>(List.of(1L))))
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("this is entry 2, expected is 1");
  }
}
