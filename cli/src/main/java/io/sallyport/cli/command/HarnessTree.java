package io.sallyport.cli.command;

import io.sallyport.core.harness.SkillStage;
import picocli.CommandLine;

/** The commands of the harness by name. */
final class HarnessTree {
  private HarnessTree() {}

  static CommandLine harness() {
    return CommandTree.group("Run cycles of the execution harness, and look at them.")
        .addSubcommand("run", CommandTree.line(new HarnessRunCommand()))
        .addSubcommand("status", CommandTree.line(new HarnessStatusCommand()))
        .addSubcommand("resume", CommandTree.line(new HarnessResumeCommand()))
        .addSubcommand("audit", CommandTree.line(new HarnessAuditCommand()))
        .addSubcommand("graph", CommandTree.line(new HarnessGraphCommand()))
        .addSubcommand("skills", skills());
  }

  private static CommandLine skills() {
    return CommandTree.group("The skills that the harness may invoke.")
        .addSubcommand("list", CommandTree.line(new SkillListCommand()))
        .addSubcommand("register", CommandTree.line(new SkillRegisterCommand()))
        .addSubcommand(
            "activate",
            move(
                SkillStage.ACTIVE,
                "Let a skill be invoked; of one in quarantine, after its review."))
        .addSubcommand(
            "deprecate", move(SkillStage.DEPRECATED, "Let a skill be invoked no longer."))
        .addSubcommand(
            "remove", move(SkillStage.REMOVED, "Remove a skill; what it did stays on record."));
  }

  static CommandLine decision() {
    return CommandTree.group("The decision ledger: what people decided about skills.")
        .addSubcommand("add", CommandTree.line(new DecisionAddCommand()))
        .addSubcommand("list", CommandTree.line(new DecisionListCommand()));
  }

  private static CommandLine move(SkillStage to, String description) {
    return CommandTree.described(new SkillMoveCommand(to), description);
  }
}
