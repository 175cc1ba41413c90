package io.sallyport.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of the journal's files. */
class SegmentTest {

  @Test
  void aSegmentIsFoundAgainWhateverTheLocale(@TempDir Path directory) throws IOException {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG")); // writes its numbers in other digits
    try {
      Segment segment = Segment.startingAt(directory, 17);
      Files.createFile(segment.path());
      assertThat(segment.path().getFileName()).hasToString("00000000000000000017.jsonl");
      assertThat(Segment.in(directory)).containsExactly(segment);
    } finally {
      Locale.setDefault(usual);
    }
  }
}
