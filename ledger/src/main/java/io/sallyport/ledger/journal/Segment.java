package io.sallyport.ledger.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of the journal, named by the sequence number of its first entry.
 *
 * @param path the file
 */
record Segment(Path path) implements Comparable<Segment> {
  private static final Pattern NAME = Pattern.compile("\\d{20}\\.jsonl");

  static Segment startingAt(Path directory, long sequence) {
    return new Segment(directory.resolve(String.format(Locale.ROOT, "%020d.jsonl", sequence)));
  }

  /** The segments of a journal in order; none where there is no such folder. */
  static List<Segment> in(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .map(Segment::new)
          .sorted()
          .toList();
    }
  }

  long firstSequence() {
    return Long.parseLong(path.getFileName().toString().substring(0, 20));
  }

  @Override
  public int compareTo(Segment other) {
    return path.getFileName().compareTo(other.path.getFileName());
  }
}
