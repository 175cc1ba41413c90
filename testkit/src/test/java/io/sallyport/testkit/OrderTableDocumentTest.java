package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table that is printed in docs/engine.md against the code. */
final class OrderTableDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "engine.md");
  private static final String HEADING = "## Every stage, everything that can happen";

  @Test
  void thePrintedTableIsTheOneInTheCode() throws IOException {
    assertThat(rows(HEADING)).containsExactlyElementsOf(table());
  }

  @Test
  void everyStageIsExplained() throws IOException {
    assertThat(rows("## Stages").stream().skip(2).map(OrderTableDocumentTest::firstCell))
        .containsExactlyElementsOf(
            Stream.of(Stage.values()).map(stage -> "`" + stage + "`").toList());
  }

  /** The rows of the first table below a heading. */
  private static List<String> rows(String heading) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals(heading))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static String firstCell(String row) {
    return row.substring(1, row.indexOf('|', 1)).strip();
  }

  private static List<String> table() {
    return Stream.concat(
            Stream.of(
                row("", Stream.of(Stage.values()).map(Stage::name)),
                row("---", Stream.of(Stage.values()).map(_ -> "---"))),
            Stream.of(OrderInput.values()).map(OrderTableDocumentTest::row))
        .toList();
  }

  private static String row(OrderInput input) {
    return row(
        input.name(),
        Stream.of(Stage.values()).map(stage -> input.stages().contains(stage) ? "x" : ""));
  }

  private static String row(String first, Stream<String> cells) {
    return Stream.concat(Stream.of(first), cells)
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", ""));
  }
}
