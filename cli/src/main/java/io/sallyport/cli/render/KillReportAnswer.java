package io.sallyport.cli.render;

import io.sallyport.core.desk.SafetyCommand.KillReport;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;

/**
 * A kill switch that was set, and what became of the orders that it reached (SPEC 7).
 *
 * @param report the switch and the counts
 */
public record KillReportAnswer(KillReport report) implements Answer {
  @Override
  public String text() {
    KillSwitch set = report.killSwitch();
    String heading =
        "Kill switch %s (%s) is %s".formatted(set.type(), set.scope().inWords(), set.state());
    return set.state() == KillSwitchState.ACTIVE ? heading + counts() : heading + "\n";
  }

  private String counts() {
    Lines lines =
        new Lines(12)
            .heading(
                "; it reached %d open order%s"
                    .formatted(report.reached(), report.reached() == 1 ? "" : "s"))
            .put("Cancelled", report.cancelled())
            .put("Had filled", report.filled())
            .put("Unknown", report.unknown())
            .put("Selling", report.selling());
    return report.unknown() == 0
        ? lines.toString()
        : lines.append("What became of the unknown ones: sallyport order list\n").toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObject("kill_switch", KillSwitchFields.json(report.killSwitch()))
        .put("reached", report.reached())
        .put("cancelled", report.cancelled())
        .put("filled", report.filled())
        .put("unknown", report.unknown())
        .putTexts("selling", report.selling());
  }
}
