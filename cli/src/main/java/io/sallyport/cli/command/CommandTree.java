package io.sallyport.cli.command;

import io.sallyport.core.desk.Command.FreezeSeason;
import io.sallyport.core.desk.Command.UnfreezeSeason;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.Side;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** Every command by name. Reading a command's options takes time, so only those named are made. */
final class CommandTree {
  private static final SequencedMap<String, Supplier<CommandLine>> COMMANDS = commands();

  /** Where these are asked for, every command has to be known. */
  private static final List<String> NEEDS_ALL = List.of("help", "-h", "--help", "completion");

  private static final List<String> NEEDS_NONE = List.of("--version");

  private CommandTree() {}

  /** The program as far as the arguments can mean it. */
  static CommandLine forArguments(Root options, List<String> arguments) {
    List<String> named = COMMANDS.keySet().stream().filter(arguments::contains).toList();
    boolean needsAll =
        (named.isEmpty() && !NEEDS_NONE.equals(arguments))
            || arguments.stream().anyMatch(NEEDS_ALL::contains);
    return of(options, needsAll ? COMMANDS.sequencedKeySet() : named);
  }

  /** The whole program. */
  static CommandLine whole() {
    return of(new Root(), COMMANDS.sequencedKeySet());
  }

  private static CommandLine of(Root options, Collection<String> names) {
    CommandLine program = line(options);
    for (Map.Entry<String, Supplier<CommandLine>> command : COMMANDS.entrySet()) {
      if (names.contains(command.getKey())) {
        program.addSubcommand(command.getKey(), command.getValue().get());
      }
    }
    Examples.addTo(program);
    return program
        .setExpandAtFiles(false)
        .setAllowSubcommandsAsOptionParameters(true)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
  }

  private static SequencedMap<String, Supplier<CommandLine>> commands() {
    SequencedMap<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("init", () -> line(new InitCommand()));
    all.put("status", () -> line(new StatusCommand()));
    all.put("plan", CommandTree::plan);
    all.put("review", () -> transition(PlanAction.REVIEW, "Record that a plan was reviewed."));
    all.put("approve", () -> line(new ApproveCommand()));
    all.put("commit", () -> transition(PlanAction.COMMIT, "Commit an approved plan."));
    all.put("cancel", () -> transition(PlanAction.CANCEL, "Cancel a plan."));
    all.put("validate", () -> line(new ValidateCommand()));
    all.put("execute", () -> line(new ExecuteCommand()));
    all.put("execution", CommandTree::execution);
    all.put("season", CommandTree::season);
    all.put("plane", CommandTree::plane);
    all.put("kill-switch", CommandTree::killSwitch);
    all.put("order", CommandTree::order);
    all.put("reconcile", () -> line(new ReconcileCommand()));
    all.put("resolve", () -> line(new ResolveCommand()));
    all.put("positions", () -> line(new PositionsCommand()));
    all.put("limits", () -> line(new LimitsCommand()));
    all.put("pnl", () -> line(new PnlCommand()));
    all.put("protect", () -> line(new ProtectCommand()));
    all.put("safety-sell", () -> line(new SafetySellCommand()));
    all.put("sim", CommandTree::sim);
    all.put("clock", CommandTree::clock);
    all.put("harness", HarnessTree::harness);
    all.put("decision", HarnessTree::decision);
    all.put("ledger", CommandTree::ledger);
    all.put("serve", () -> line(new ServeCommand()));
    all.put("demo", () -> line(new DemoCommand()));
    all.put("completion", () -> line(new CompletionCommand()));
    all.put("help", () -> line(new HelpCommand()));
    return all;
  }

  private static CommandLine plan() {
    return group("Make plans, and look at them.")
        .addSubcommand("buy", described(new PlanOrderCommand(Side.BUY), "Plan an order to buy."))
        .addSubcommand("sell", described(new PlanOrderCommand(Side.SELL), "Plan an order to sell."))
        .addSubcommand("portfolio", line(new PlanPortfolioCommand()))
        .addSubcommand("list", line(new PlanListCommand()))
        .addSubcommand("show", line(new PlanShowCommand()))
        .addSubcommand("history", line(new PlanHistoryCommand()));
  }

  private static CommandLine execution() {
    return group("Look at executions, blocked ones and dry runs among them.")
        .addSubcommand("list", line(new ExecutionListCommand()))
        .addSubcommand("show", line(new ExecutionShowCommand()));
  }

  private static CommandLine season() {
    return group("Open seasons, freeze and unfreeze them.")
        .addSubcommand("open", line(new SeasonOpenCommand()))
        .addSubcommand("status", line(new SeasonStatusCommand()))
        .addSubcommand(
            "freeze",
            described(
                new SeasonFreezingCommand(FreezeSeason::new),
                "Freeze a season: it can only be read."))
        .addSubcommand(
            "unfreeze",
            described(new SeasonFreezingCommand(UnfreezeSeason::new), "Unfreeze a frozen season."));
  }

  private static CommandLine plane() {
    return group("Where orders are realized.")
        .addSubcommand("status", line(new PlaneStatusCommand()))
        .addSubcommand(
            "select",
            group("Select a tenant's active plane.")
                .addSubcommand("live", line(new PlaneSelectLiveCommand()))
                .addSubcommand("paper", line(new PlaneSelectPaperCommand())));
  }

  private static CommandLine killSwitch() {
    return group("Stop LIVE, for everything or for a part of it.")
        .addSubcommand("status", line(new KillSwitchStatusCommand()))
        .addSubcommand("history", line(new KillSwitchHistoryCommand()))
        .addSubcommand("set", line(new KillSwitchSetCommand()))
        .addSubcommand("clear", line(new KillSwitchClearCommand()))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine order() {
    return group("Look at LIVE orders, and cancel them.")
        .addSubcommand("list", line(new OrderListCommand()))
        .addSubcommand("show", line(new OrderShowCommand()))
        .addSubcommand("cancel", line(new OrderCancelCommand()));
  }

  private static CommandLine sim() {
    return group("The simulated venue.").addSubcommand("price", line(new SimPriceCommand()));
  }

  private static CommandLine clock() {
    return group("The home's clock.").addSubcommand("accept", line(new ClockAcceptCommand()));
  }

  private static CommandLine ledger() {
    return group("Check and rebuild what is on record.")
        .addSubcommand("verify", line(new LedgerVerifyCommand()))
        .addSubcommand("rebuild", line(new LedgerRebuildCommand()))
        .addSubcommand("snapshot", line(new LedgerSnapshotCommand()));
  }

  private static CommandLine transition(PlanAction action, String description) {
    return described(new TransitionCommand(action), description);
  }

  static CommandLine described(Object command, String description) {
    CommandLine line = line(command);
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  static CommandLine group(String description) {
    CommandLine line = line(CommandSpec.create());
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  static CommandLine line(Object command) {
    CommandLine line = new CommandLine(command);
    line.addMixin("help", new HelpOption());
    line.getCommandSpec().usageMessage().sortOptions(false);
    return line;
  }
}
