package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @last}: the newest plan of the same actor and tenant (SPEC 14). */
final class LastPlanTest {
  @TempDir Path folder;

  @Test
  void itIsTheNewestPlanOfTheSameActorAndTenantAndIsPrintedInFull() {
    Terminal terminal = new Terminal(folder.resolve("home"));
    String mine = plan(terminal, "buy SOLUSDT 1");
    String others = plan(terminal, "buy SOLUSDT 2 --actor boris");
    String elsewhere = plan(terminal, "buy SOLUSDT 3 --client-id 2");

    Screen shown = terminal.done("plan show @last");

    assertThat(shown.err()).isEqualTo("sallyport: @last is plan " + mine + "\n");
    assertThat(shown.out()).startsWith("Plan " + mine + "\n");
    assertThat(terminal.done("plan show @last --actor boris").out()).contains(others);
    assertThat(terminal.done("plan show @last --client-id 2").out()).contains(elsewhere);
    assertThat(terminal.done("plan history @last").out()).contains(mine);
    assertThat(terminal.type("validate @last --client-id 1 --json").out()).contains(mine);
    assertThat(terminal.done("execute @last --client-id 1 --json").out()).contains(mine);
    assertThat(terminal.done("execution list --plan @last --json").out()).contains(mine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "review @last --reason x",
        "approve @last --reason x",
        "commit @last --reason x",
        "cancel @last --reason x",
        "execute @last --client-id 1 --live",
        "execute @last --client-id 1 --live --acknowledge-risk"
      })
  void whatChangesAPlanOrSendsOrdersWantsItNamed(String line) {
    Terminal terminal = new Terminal(folder.resolve("home"));
    String plan = plan(terminal, "buy SOLUSDT 1");

    Screen refused = terminal.type(line + " --json");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.json().at("/error/code").stringValue()).isEqualTo("PLAN_NOT_NAMED");
    assertThat(terminal.type(line).err())
        .contains("@last is taken by what only reads, by validate and by dry runs: name the plan");
    assertThat(terminal.done("plan history " + plan + " --json").json().get("history")).hasSize(1);
  }

  @Test
  void whoHasMadeNoPlanHasNone() {
    Terminal terminal = new Terminal(folder.resolve("home"));
    plan(terminal, "buy SOLUSDT 1");

    assertThat(terminal.type("plan show @last --actor carla").err())
        .isEqualTo("sallyport: carla has made no plan for client 1: there is no @last\n");
    assertThat(terminal.type("plan show @last --season 2026Q1").err())
        .contains("not found in season 2026Q1");
    for (String act : new String[] {"validate", "execute"}) {
      assertThat(terminal.type(act + " @last").err())
          .isEqualTo(
              "sallyport: @last is your newest plan of one tenant: name the tenant with"
                  + " --client-id\n");
    }
  }

  private static String plan(Terminal terminal, String order) {
    return terminal.done("plan " + order + " --json").json().get("plan_id").stringValue();
  }
}
