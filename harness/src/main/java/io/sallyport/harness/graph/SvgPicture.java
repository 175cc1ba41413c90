package io.sallyport.harness.graph;

import io.sallyport.core.harness.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture for a browser: self-contained SVG, layers from top to bottom, an arrow for each
 * dependency. Whoever does not tell the colours apart reads the words.
 */
final class SvgPicture {
  private static final int WIDTH = 208;
  private static final int HEIGHT = 62;
  private static final int GAP = 28;
  private static final int RISE = 56;
  private static final int MARGIN = 24;
  private static final int LINE = 18;
  private static final int LETTER = 7;
  private static final int TITLE_LETTER = 9;
  private static final int MOST_CHARACTERS = 26;
  private static final String STYLE =
      "text{font-family:system-ui,sans-serif;font-size:12px;fill:#1b1f24}"
          + ".t{font-size:14px;font-weight:600}.b{font-weight:600}.s{fill:#57606a}"
          + ".e{fill:none;stroke:#6e7781;stroke-width:1.4}"
          + "rect{stroke:#57606a;fill:#fff}.c{stroke-width:2.4}"
          + ".SUCCESS{fill:#dafbe1;stroke:#1a7f37}.SKIPPED{fill:#eaeef2;stroke:#57606a;"
          + "stroke-dasharray:5 3}.FAILED{fill:#ffebe9;stroke:#cf222e}"
          + ".BLOCKED{fill:#fff1e5;stroke:#bc4c00;stroke-dasharray:2 3}"
          + ".NOT_RUN{fill:#f6f8fa;stroke:#8c959f;stroke-dasharray:2 3}"
          + ".WAITING{fill:#ddf4ff;stroke:#0969da}";

  private final Drawing drawing;
  private final StringBuilder out = new StringBuilder();
  private final int[] x;
  private final int[] y;
  private final int width;
  private final List<String> title;
  private final List<String> gates;

  SvgPicture(Drawing drawing) {
    this.drawing = drawing;
    int tasks = drawing.graph().tasks().size();
    this.x = new int[tasks];
    this.y = new int[tasks];
    int widest = drawing.layers().layers().stream().mapToInt(List::size).max().orElse(0);
    this.width = Math.max(2 * MARGIN + widest * (WIDTH + GAP) - GAP, 640);
    this.title = wrapped(drawing.title(), (width - 2 * MARGIN) / TITLE_LETTER);
    this.gates =
        wrapped(
            IntStream.range(0, drawing.graph().gates().size()).mapToObj(drawing::gate).toList(),
            (width - 2 * MARGIN) / LETTER);
    settle();
  }

  /** Lines, each broken at blanks where it is too long. */
  private static List<String> wrapped(List<String> lines, int most) {
    List<String> wrapped = new ArrayList<>();
    for (String line : lines) {
      String left = line;
      while (left.length() > most) {
        int blank = left.lastIndexOf(' ', most);
        int cut = blank > 2 ? blank : most; // not at its own indentation
        wrapped.add(left.substring(0, cut));
        left = "  " + left.substring(cut).strip();
      }
      wrapped.add(left);
    }
    return wrapped;
  }

  private int top() {
    return 2 * MARGIN + title.size() * LINE;
  }

  /** Gives each task its place, each layer in the middle. */
  private void settle() {
    int top = top();
    for (List<Integer> layer : drawing.layers().layers()) {
      int left = (width - (layer.size() * (WIDTH + GAP) - GAP)) / 2;
      for (int place : layer) {
        x[place] = left;
        y[place] = top;
        left += WIDTH + GAP;
      }
      top += HEIGHT + RISE;
    }
  }

  String draw() {
    int bottom = top() + drawing.layers().layers().size() * (HEIGHT + RISE) - RISE;
    int height = bottom + MARGIN + (gates.isEmpty() ? 0 : MARGIN + gates.size() * LINE);
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>%3$s</title>
        <style>%4$s</style>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6e7781"/></marker></defs>
        <rect width="%1$d" height="%2$d" style="fill:#fff;stroke:none"/>
        """
            .formatted(width, height, escaped(String.join("\n", drawing.title())), STYLE));
    column(MARGIN + 8, "t", title);
    for (int place = 0; place < x.length; place++) {
      edges(place);
    }
    for (int place = 0; place < x.length; place++) {
      box(place);
    }
    column(bottom + MARGIN + LINE, "s", gates);
    return out.append("</svg>\n").toString();
  }

  private void column(int top, String style, List<String> lines) {
    for (int line = 0; line < lines.size(); line++) {
      text(MARGIN, top + line * LINE, style, lines.get(line));
    }
  }

  private void edges(int place) {
    for (int on : drawing.layers().dependencies().get(place)) {
      int fromX = x[on] + WIDTH / 2;
      int fromY = y[on] + HEIGHT;
      int toX = x[place] + WIDTH / 2;
      int bend = RISE / 2;
      out.append("<path class=\"e\" marker-end=\"url(#arrow)\" d=\"M")
          .append(
              "%s %sC%s %s %s %s %s %s\"/>\n"
                  .formatted(
                      fromX, fromY, fromX, fromY + bend, toX, y[place] - bend, toX, y[place]));
    }
  }

  private void box(int place) {
    Task task = drawing.task(place);
    Drawing.Standing standing = drawing.standing(place);
    out.append("<g>\n<title>").append(escaped(details(task, standing))).append("</title>\n");
    out.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"7\" class=\"%s\"/>\n"
            .formatted(
                x[place],
                y[place],
                WIDTH,
                HEIGHT,
                (task.critical() ? "c " : "") + standing.word()));
    text(x[place] + 10, y[place] + 19, "b", cut(task.id().value()));
    text(x[place] + 10, y[place] + 36, "s", cut(task.taskType().value()));
    text(x[place] + 10, y[place] + 53, "b", cut(footer(task, standing)));
    out.append("</g>\n");
  }

  private String footer(Task task, Drawing.Standing standing) {
    String gates = drawing.gates(task);
    return gates.isEmpty() || standing.word().isEmpty()
        ? standing.word() + gates
        : standing.word() + " · " + gates;
  }

  private static String details(Task task, Drawing.Standing standing) {
    StringBuilder details =
        new StringBuilder(
            "%s: %s by skill %s".formatted(task.id(), task.taskType(), task.skillRef()));
    details.append("\ntimeout: %s ms".formatted(task.timeoutMs()));
    details.append(task.critical() ? "\ncritical" : "");
    add(details, "required state", task.requiredState());
    add(details, "required permissions", task.requiredPermissions());
    add(details, "side effects", task.sideEffects());
    task.minConfidence().ifPresent(least -> add(details, "confidence at least", List.of(least)));
    add(details, "output", List.of(task.outputSchema()));
    if (!standing.word().isEmpty()) {
      add(
          details,
          standing.word(),
          standing.why().isEmpty() ? List.of("done") : List.of(standing.why()));
    }
    return details.toString();
  }

  private static void add(StringBuilder details, String name, List<?> values) {
    if (!values.isEmpty()) {
      details.append('\n').append(name).append(": ");
      details.append(String.join(", ", values.stream().map(Object::toString).toList()));
    }
  }

  private void text(int left, int base, String style, String text) {
    if (!text.isEmpty()) {
      out.append("<text x=\"%s\" y=\"%s\" class=\"%s\">".formatted(left, base, style))
          .append(escaped(text))
          .append("</text>\n");
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  /** Text as XML has it; a character that XML has no way to write becomes a mark. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&apos;");
            default -> escaped.appendCodePoint(isInXml(c) ? c : 0xfffd);
          }
        });
    return escaped.toString();
  }

  private static boolean isInXml(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < 0xd800)
        || (c >= 0xe000 && c < 0xfffe)
        || c >= 0x10000;
  }
}
