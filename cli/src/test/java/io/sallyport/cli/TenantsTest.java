package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever names a client id is shown nothing of another tenant's (SPEC 14, tenants). */
final class TenantsTest {
  /** What only tenant 1 has: its season, its symbols, who acts for it, and why. */
  private static final List<String> MARKS =
      List.of("fenced", "SOLUSDT", "anton", "for our fund", "\"client_id\": 1", "client 1");

  @TempDir Path folder;
  private SimDesk desk;
  private String plan = "";

  @BeforeEach
  void trade() {
    desk = new SimDesk(folder.resolve("home"));
    plan =
        desk.done(
                "plan buy SOLUSDT 1 --sl -0.02 --strategy-id momentum --client-id 1 --season fenced"
                    + " --actor anton --reason 'for our fund' --json")
            .json()
            .get("plan_id")
            .stringValue();
    for (String act : List.of("review", "approve", "commit")) {
      desk.done(act + " " + plan + " --actor anton --reason 'for our fund'");
    }
    desk.done("validate " + plan + " --client-id 1 --actor anton");
    desk.done("execute " + plan + " --client-id 1 --live --acknowledge-risk --actor anton");
    desk.done(
        "kill-switch set --type MANUAL --state WARNING --client-id 1 --actor anton"
            + " --reason 'for our fund'");
    desk.done("kill-switch set --type GLOBAL --state WARNING --actor olga --reason 'the exchange'");
    desk.done("plan buy ETHUSDT 2 --client-id 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "kill-switch status",
        "kill-switch history",
        "plane status",
        "plan list",
        "order list",
        "order list --all",
        "positions",
        "limits",
        "pnl",
        "execution list",
        "season status fenced",
        "plan show PLAN",
        "plan history PLAN",
        "harness status",
        "harness audit",
      })
  void nothingOfAnothersIsShown(String line) {
    for (String form : List.of("", " --json")) {
      Screen screen = desk.terminal().type(line.replace("PLAN", plan) + " --client-id 2" + form);
      // A name that the asker typed is no news to it.
      String shown = (screen.out() + screen.err()).replace(line.replace("season status ", ""), "");

      assertThat(MARKS).noneMatch(shown::contains);
    }
  }

  @Test
  void countsAreTheTenantsOwn() {
    var status = desk.terminal().done("status --client-id 2 --json").json();

    assertThat(status.get("client_id").intValue()).isEqualTo(2);
    assertThat(status.at("/plans/DRAFT").intValue()).isEqualTo(1);
    assertThat(status.at("/plans/COMMITTED").intValue()).isZero();
    assertThat(status.get("open_orders").intValue()).isZero();
    assertThat(status.has("last_sequence")).isFalse();
    assertThat(status.get("seasons").size()).isEqualTo(1);
  }

  @Test
  void whatCoversTheWholeHomeIsShownAsSuch() {
    for (String line : List.of("status", "kill-switch status", "kill-switch history")) {
      assertThat(desk.terminal().done(line + " --client-id 2").out())
          .contains("GLOBAL", "everything", "the exchange");
    }
  }

  /** Somebody who works for one tenant sees, unless they say otherwise, the whole home. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "kill-switch status",
        "kill-switch history",
        "plane status",
        "plan list",
        "order list --all",
        "positions",
        "execution list",
        "plan show PLAN",
      })
  void whatIsConfiguredNarrowsNothingThatReads(String line) {
    Terminal second = desk.terminal().with("SALLYPORT_CLIENT_ID", "2");
    String typed = line.replace("PLAN", plan);

    assertThat(second.done(typed).out()).isEqualTo(desk.terminal().done(typed).out());
  }
}
