package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalConformance {
  private final MemoryJournal journal = new MemoryJournal();

  @Override
  protected Journal open() {
    return journal;
  }

  @Override
  protected List<JournalEntry> readBack() {
    return journal.entries();
  }

  @Test
  void aBrokenJournalKeepsWhatItHasAndTakesNoMore() throws Exception {
    List<JournalEntry> entries = RandomHistory.of(0).entries();
    journal.commit(entries.subList(0, 2));

    journal.breakDown();

    assertThatThrownBy(() -> journal.commit(entries.subList(2, 3)))
        .isInstanceOf(JournalFailure.class);
    assertThat(journal.entries()).isEqualTo(entries.subList(0, 2));
  }
}
