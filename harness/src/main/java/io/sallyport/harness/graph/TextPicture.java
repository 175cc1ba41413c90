package io.sallyport.harness.graph;

import io.sallyport.core.harness.Task;
import java.util.ArrayList;
import java.util.List;

/** A picture for a terminal: a line for each task, layer by layer, with what it comes after. */
final class TextPicture {
  private static final int WIDEST = 40;
  private static final int MOST_NAMED = 8;

  private final Drawing drawing;
  private final StringBuilder out = new StringBuilder();

  TextPicture(Drawing drawing) {
    this.drawing = drawing;
  }

  String draw() {
    List<List<String>> rows = new ArrayList<>();
    for (List<Integer> layer : drawing.layers().layers()) {
      for (int place : layer) {
        rows.add(row(place, branch(layer, place)));
      }
    }
    drawing.title().forEach(line -> out.append(visible(line)).append('\n'));
    out.append('\n');
    int[] widths = widths(rows);
    rows.forEach(row -> line(row, widths));
    for (int gate = 0; gate < drawing.graph().gates().size(); gate++) {
      out.append(gate == 0 ? "\n  " : "  ").append(visible(drawing.gate(gate))).append('\n');
    }
    return out.toString();
  }

  /** The cells of a task's line: branch, name, work, standing, what it is behind, why. */
  private List<String> row(int place, String branch) {
    Task task = drawing.task(place);
    Drawing.Standing standing = drawing.standing(place);
    boolean isRoot = drawing.layers().dependencies().get(place).isEmpty();
    return List.of(
        branch,
        task.id().value(),
        task.taskType().value(),
        standing.word(),
        isRoot ? "" : "◄─ " + behind(place),
        drawing.gates(task),
        task.critical() ? "critical" : "",
        visible(standing.why()));
  }

  /** The trunk, and what branches off it: a task alone, or all that stand side by side. */
  private String branch(List<Integer> layer, int place) {
    boolean isLowest = drawing.layers().layers().getLast().equals(layer);
    if (place != layer.getFirst()) {
      return (isLowest ? "  " : "│ ") + (place == layer.getLast() ? "└" : "├");
    }
    return (isLowest ? "└" : "├") + (layer.size() > 1 ? "─┬" : "──");
  }

  private String behind(int place) {
    List<Integer> on = drawing.layers().dependencies().get(place);
    String named =
        String.join(
            ", ",
            on.stream().limit(MOST_NAMED).map(each -> drawing.task(each).id().value()).toList());
    return on.size() > MOST_NAMED
        ? named + " and %s more".formatted(on.size() - MOST_NAMED)
        : named;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[8];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], Math.min(WIDEST, row.get(column).length()));
      }
    }
    return widths;
  }

  private void line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(" ");
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] > 0) {
        String cell = row.get(column);
        line.append(' ').append(cell);
        line.repeat(' ', Math.max(0, widths[column] - cell.length()) + (column == 0 ? 0 : 1));
      }
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** Text of others without what would move a terminal's cursor. */
  private static String visible(String text) {
    return text.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
  }
}
