package io.sallyport.harness.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.Admission;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.SkipReason;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskOutcome;
import io.sallyport.core.harness.TaskRecord;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.model.ActorId;
import io.sallyport.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Pictures say what runs behind what, and of a cycle what became of it. */
class GraphPictureTest {
  private static final UUID ID = UUID.fromString("5a117907-0000-5000-8000-000000000001");

  @Test
  void theV1GraphAsText() {
    assertThat(GraphPicture.text(GraphReader.v1()))
        .isEqualTo(
            """
            graph v1: 4 tasks, one at a time

              ├── T1  validate_state                 critical
              ├── T2  check_regime    ◄─ T1          critical
              ├── T3  filter_beliefs  ◄─ T2  gate 1  critical
              └── T4  emit_actions    ◄─ T3  gate 2  critical

              gate 1: regime.behavior != 'EVENT_LOCK' && (regime.behavior != 'UNDEFINED' || regime.is_confident) ? T3 : SKIP
              gate 2: regime.behavior != 'EVENT_LOCK' && (regime.behavior != 'UNDEFINED' || regime.is_confident) ? T4 : SKIP
            """);
  }

  @Test
  void whatRunsSideBySideIsDrawnSideBySide() {
    TaskGraph graph =
        graph(
            """
            name: wide
            parallelism: 3
            tasks:
              - {id: a, task_type: look, skill_ref: s}
              - {id: b, task_type: listen, skill_ref: s}
              - {id: c, task_type: think, skill_ref: s, depends_on: [a, b]}
              - {id: d, task_type: act, skill_ref: s, depends_on: [c]}
              - {id: e, task_type: note, skill_ref: s, depends_on: [c, a]}
            """);

    assertThat(GraphPicture.text(graph))
        .isEqualTo(
            """
            graph wide: 5 tasks, at most 3 at a time

              ├─┬ a  look
              │ └ b  listen
              ├── c  think   ◄─ a, b
              └─┬ d  act     ◄─ c
                └ e  note    ◄─ c, a
            """);
  }

  @Test
  void aCycleAsText() {
    assertThat(GraphPicture.text(cycle()))
        .isEqualTo(
            """
            graph v1: 4 tasks, one at a time
            cycle 5a117907-0000-5000-8000-000000000001: DEGRADED, a critical task failed

              ├── T1  validate_state  SUCCESS                 critical
              ├── T2  check_regime    FAILED   ◄─ T1          critical  it threw ?[31m IllegalStateException of T2
              ├── T3  filter_beliefs  BLOCKED  ◄─ T2  gate 1  critical  task T2 failed
              └── T4  emit_actions    SKIPPED  ◄─ T3  gate 2  critical  GATE: FALSE: <a> & "b"

              gate 1: TRUE: regime.behavior != 'EVENT_LOCK' && (regime.behavior != 'UNDEFINED' || regime.is_confident) ? T3 : SKIP
              gate 2: FALSE: regime.behavior != 'EVENT_LOCK' && (regime.behavior != 'UNDEFINED' || regime.is_confident) ? T4 : SKIP
            """);
  }

  @Test
  void theV1GraphAsSvg() throws Exception {
    Document svg = parsed(GraphPicture.svg(GraphReader.v1()));

    assertThat(svg.getDocumentElement().getElementsByTagName("g").getLength()).isEqualTo(4);
    assertThat(texts(svg, "text")).contains("T1", "validate_state", "gate 1");
    assertThat(texts(svg, "title").get(1))
        .contains("T1: validate_state by skill validate_state", "required state: regime_state");
    long arrows = texts(svg, "path").size() - 1L; // and one is the arrow's head
    assertThat(arrows).isEqualTo(3);
  }

  @Test
  void aCycleAsSvgSaysItInWordsToo() throws Exception {
    Document svg = parsed(GraphPicture.svg(cycle()));

    assertThat(texts(svg, "text"))
        .contains("SUCCESS", "FAILED", "BLOCKED · gate 1", "SKIPPED · gate 2");
    assertThat(texts(svg, "title").get(2))
        .endsWith("FAILED: it threw \ufffd[31m\nIllegalStateException of T2");
    assertThat(texts(svg, "title").get(4)).endsWith("SKIPPED: GATE: FALSE: <a> & \"b\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGraphOfAnySize(boolean isChain) throws Exception {
    StringBuilder document = new StringBuilder("name: big\ntasks:\n");
    for (int i = 0; i < 10_000; i++) {
      String on = i == 0 ? "" : ", depends_on: [%d]".formatted(isChain ? i - 1 : 0);
      document.append("- {id: %1$d, task_type: %1$d, skill_ref: s%2$s}\n".formatted(i, on));
    }
    TaskGraph graph = graph(document.toString());

    assertThat(GraphPicture.text(graph).lines()).hasSize(10_002);
    assertThat(GraphPicture.svg(graph).length()).isLessThan(7_000_000);
    assertThat(texts(parsed(GraphPicture.svg(graph)), "rect")).hasSize(10_001);
  }

  private static CycleView cycle() {
    TaskGraph graph = GraphReader.v1();
    List<TaskView> tasks = new ArrayList<>();
    tasks.add(view(graph.tasks().get(0), TaskOutcome.SUCCESS, Optional.empty(), ""));
    tasks.add(
        view(
            graph.tasks().get(1),
            TaskOutcome.FAILED,
            Optional.empty(),
            "it threw \u001b[31m\nIllegalStateException of T2"));
    tasks.add(
        new TaskView(
            graph.tasks().get(2),
            ID,
            TaskView.Standing.BLOCKED,
            Optional.empty(),
            Optional.of("task T2 failed")));
    tasks.add(
        view(
            graph.tasks().get(3),
            TaskOutcome.SKIPPED,
            Optional.of(SkipReason.GATE),
            "FALSE: <a> & \"b\""));
    return new CycleView(
        ID,
        Samples.TENANT,
        Samples.SEASON,
        Samples.PROFILE,
        HarnessMode.SHADOW,
        graph.digest(),
        graph,
        List.of(ConditionalGate.Result.TRUE, ConditionalGate.Result.FALSE),
        HarnessSettings.DEFAULT,
        new Admission(Admission.Verdict.PROCEED, "", List.of()),
        CycleStatus.DEGRADED,
        true,
        "a critical task failed",
        new ActorId("ana"),
        Samples.MONDAY,
        Optional.of(Samples.MONDAY),
        tasks);
  }

  private static TaskView view(
      Task task, TaskOutcome outcome, Optional<SkipReason> reason, String why) {
    return new TaskView(
        task,
        ID,
        TaskView.Standing.valueOf(outcome.name()),
        Optional.of(new TaskRecord(outcome, reason, why, Optional.empty(), List.of(), List.of())),
        Optional.empty());
  }

  private static TaskGraph graph(String document) {
    return GraphReader.read("g.yaml", document.getBytes(UTF_8)).value();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static List<String> texts(Document svg, String element) {
    List<String> texts = new ArrayList<>();
    var nodes = svg.getDocumentElement().getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
