package io.sallyport.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in columns as wide as their widest entry, two spaces apart. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a heading. */
  Table(String... heading) {
    rows.add(List.of(heading));
  }

  /** One more row. */
  Table row(Object... cells) {
    rows.add(IntStream.range(0, cells.length).mapToObj(i -> cells[i].toString()).toList());
    return this;
  }

  /** The table, each line indented and ended by a line break. */
  String indented(String indent) {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size()).mapToObj(this::width).toList();
    return rows.stream()
        .map(row -> indent + line(row, widths) + "\n")
        .collect(Collectors.joining());
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths.get(column)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  @Override
  public String toString() {
    return indented("");
  }
}
