package io.sallyport.cli.render;

import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.Admission;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.TaskOutcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The report of a harness cycle (seed 004, SPEC 8).
 *
 * @param cycle the cycle as it stands
 * @param wasOver whether it had ended before the command came, which then did nothing
 */
public record CycleAnswer(CycleView cycle, boolean wasOver) implements Answer {

  @Override
  public int exitCode() {
    return cycle.isSuccess() ? 0 : 1;
  }

  @Override
  public String text() {
    Report report = new Report("HARNESS CYCLE").paragraph("MODE: " + cycle.mode());
    report.line("⚠️  " + banner());
    if (wasOver) {
      report.line("⚠️  The cycle had ended before: this is its record, and nothing was done again");
    }
    report.paragraph("STATUS: " + mark() + " " + cycle.status());
    report.line(Visible.of(cycle.why()));
    addNotes(report);
    addContext(report);
    report.paragraph("TASKS (" + cycle.tasks().size() + "):").append(tasks());
    addLog(report);
    addActions(report);
    return summary(report).toString();
  }

  private String mark() {
    return cycle.isSuccess() && cycle.isDegraded() ? "⚠️ " : Report.mark(cycle.isSuccess());
  }

  /** The truth, whatever the mode: nothing but DRAFT plans ever comes of a cycle. */
  private String banner() {
    long plans = plans().size();
    if (cycle.mode() == HarnessMode.SHADOW) {
      return "Shadow mode: actions are logged, no plan was made";
    }
    return plans == 0
        ? "Live mode: no plan was made, and no order was placed"
        : "Live mode: %d DRAFT %s made, and no order was placed"
            .formatted(plans, plans == 1 ? "plan was" : "plans were");
  }

  private List<UUID> plans() {
    return cycle.actions().stream()
        .filter(action -> action.disposition() == ActionRecord.Disposition.PROPOSED)
        .flatMap(action -> action.planId().stream())
        .toList();
  }

  private void addNotes(Report report) {
    List<Admission.Note> notes = cycle.admission().notes();
    if (!notes.isEmpty()) {
      report.paragraph("NOTES:");
      notes.forEach(note -> report.line("  " + HarnessFields.inWords(note)));
    }
  }

  private void addContext(Report report) {
    report
        .paragraph("Context:")
        .append(
            new Lines(12)
                .put("Cycle", cycle.cycleId())
                .put("Client", cycle.clientId())
                .put("Season", cycle.seasonId())
                .put("Risk profile", cycle.riskProfileId())
                .put("Actor", cycle.actor())
                .put("Graph", cycle.graph().name() + ", " + cycle.graph().digest())
                .put("Input", cycle.input())
                .put("State", cycle.admission().verdict() + ": " + cycle.admission().why())
                .put("Started at", cycle.startedAt())
                .put("Ended at", cycle.endedAt())
                .toString());
  }

  private String tasks() {
    Table table = new Table("TASK", "TYPE", "SKILL", "OUTCOME", "WHY");
    cycle
        .tasks()
        .forEach(task ->
            table.row(
                task.task().id(),
                task.task().taskType(),
                task.task().skillRef(),
                task.standing(),
                Visible.of(task.why())));
    return table.indented("  ");
  }

  /** What tasks noted, such as why a belief did not survive. */
  private void addLog(Report report) {
    List<String> notes =
        cycle.tasks().stream()
            .flatMap(task ->
                task.end().stream()
                    .flatMap(end -> end.writes().stream())
                    .map(write -> task.task().id() + ", " + HarnessFields.inWords(write)))
            .toList();
    if (!notes.isEmpty()) {
      report.paragraph("LOG (" + notes.size() + "):");
      notes.forEach(note -> report.line("  " + note));
    }
  }

  private void addActions(Report report) {
    List<ActionRecord> actions = cycle.actions();
    report.paragraph("ACTIONS (" + actions.size() + "):");
    for (int i = 0; i < actions.size(); i++) {
      List<String> lines = HarnessFields.inWords(actions.get(i));
      report.line("  %d. %s".formatted(i + 1, lines.getFirst()));
      lines.stream().skip(1).forEach(line -> report.line("     " + line));
    }
  }

  private Report summary(Report report) {
    return report
        .paragraph("Summary:")
        .line(
            "  Tasks: %d (%d SUCCESS, %d SKIPPED, %d FAILED)"
                .formatted(
                    cycle.tasks().size(),
                    cycle.count(TaskOutcome.SUCCESS),
                    cycle.count(TaskOutcome.SKIPPED),
                    cycle.count(TaskOutcome.FAILED)))
        .line("  Actions: " + cycle.actions().size())
        .line("  DRAFT plans: " + plans().size());
  }

  @Override
  public JsonObject json() {
    return CycleFields.json(cycle, Optional.of(wasOver)).putTexts("plans_proposed", plans());
  }
}
