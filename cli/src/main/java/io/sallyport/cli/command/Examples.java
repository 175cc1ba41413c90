package io.sallyport.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** An example of every command, with which its help ends. */
final class Examples {
  private static final Map<String, List<String>> BY_COMMAND =
      Map.ofEntries(
          of("init", "--time external --samples --at 2026-01-05T09:00:00Z"),
          of("status", "--json"),
          of("plan buy", "BTCUSDT 0.001 --limit 50000 --sl -0.02 --tp 0.03"),
          of("plan sell", "ETHUSDT 2 --sl -0.02 --reason 'the range is over'"),
          of(
              "plan portfolio",
              "--item momentum:btc-1h --item breakout:sol-1d --reason 'first quarter'",
              "--items-file items.txt --season 2026Q1"),
          of("plan list", "--client-id 1 --season 2026Q1"),
          of("plan show", "374a9c58", "@last --json"),
          of("plan history", "374a9c58"),
          of("review", "374a9c58 --reason 'size and stop checked'"),
          of("approve", "374a9c58 --reason 'within the mandate' --expires-in 4h"),
          of("commit", "374a9c58 --reason go"),
          of("cancel", "374a9c58 --reason 'too late'"),
          of("validate", "374a9c58 --client-id 1"),
          of(
              "execute",
              "374a9c58 --client-id 1",
              "374a9c58 --client-id 1 --live --acknowledge-risk"),
          of("execution list", "--client-id 1 --plan 374a9c58"),
          of("execution show", "70012cc4"),
          of("season open", "2026Q1 --reason 'a new quarter'"),
          of("season status", "2026Q1"),
          of("season freeze", "2026Q1 --reason 'closing the books'"),
          of("season unfreeze", "2026Q1 --reason 'one correction'"),
          of("plane status", "--client-id 1"),
          of("plane select live", "--venue sim --client-id 1 --reason 'first orders'"),
          of("plane select paper", "--client-id 1 --reason 'done for today'"),
          of("kill-switch status", "--json"),
          of("kill-switch history", ""),
          of(
              "kill-switch set",
              "--type GLOBAL --state ACTIVE --reason 'something is wrong'",
              "--type SYMBOL_LEVEL --symbol SOLUSDT --state ACTIVE --reason 'too wild'"),
          of("kill-switch clear", "--type GLOBAL --reason 'it is settled'"),
          of("order list", "--client-id 1", "--all --json"),
          of("order show", "18f101f0"),
          of("order cancel", "18f101f0 --reason 'changed my mind'"),
          of("reconcile", "--client-id 1 --symbol SOLUSDT"),
          of(
              "resolve",
              "--client-id 1 18f101f0 filled 2 90 --reason 'the broker says so'",
              "--client-id 1 --symbol SOLUSDT keep-book --reason 'checked by phone'"),
          of("positions", "--client-id 1 --venue sim"),
          of("protect", "SOLUSDT --client-id 1 --sl 148.9 --tp 156.5 --reason 'it was bare'"),
          of("safety-sell", "SOLUSDT --client-id 1 --reason 'get out'"),
          of("sim price", "SOLUSDT 148.9"),
          of("clock accept", "--reason 'the clock was set right an hour ago'"),
          of("harness run", "input.json --live --client-id 1"),
          of("harness status", ""),
          of("harness resume", "--reason 'the graph is mended'"),
          of("harness audit", "bdf01819"),
          of("harness graph", "--graph graph.yaml --svg graph.svg"),
          of("harness skills list", ""),
          of("harness skills register", "conviction_report --decision D002"),
          of("harness skills activate", "conviction_report --decision D002"),
          of("harness skills deprecate", "conviction_report --decision D003"),
          of("harness skills remove", "conviction_report --decision D004"),
          of(
              "decision add",
              "'Let conviction_report 1.0.0 run' --reason 'its source was reviewed'"),
          of("decision list", "--json"),
          of("ledger verify", ""),
          of("ledger rebuild", "2026Q1"),
          of("ledger snapshot", ""),
          of("limits", "--client-id 1"),
          of("pnl", "--client-id 1"),
          of("serve", "", "--stop"),
          of("demo", ""),
          of("completion", ""),
          of("help", "plan buy"));

  private Examples() {}

  private static Map.Entry<String, List<String>> of(String command, String... arguments) {
    return Map.entry(command, List.of(arguments));
  }

  /** Lets the help of a command, and of all below it, end with an example. */
  static void addTo(CommandLine command) {
    command.getSubcommands().values().forEach(Examples::addTo);
    String qualified = command.getCommandSpec().qualifiedName();
    String name = qualified.substring(Math.min(qualified.length(), "sallyport ".length()));
    Optional.ofNullable(BY_COMMAND.get(name)).ifPresent(examples -> add(command, examples));
  }

  /** They are shown in lines as long as they are: what was broken could not be copied. */
  private static void add(CommandLine command, List<String> examples) {
    String name = command.getCommandSpec().qualifiedName();
    List<String> lines =
        examples.stream()
            .map(arguments -> "  " + (name + " " + arguments).stripTrailing())
            .toList();
    command
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nFor example:%n")
        .footer(lines.toArray(String[]::new));
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> String.join("\n", lines) + "\n");
  }
}
