package io.sallyport.formats.json;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.HarnessStory.acts;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.CycleCommand.HaltHarness;
import io.sallyport.core.desk.HarnessCommand.ResumeHarness;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.testkit.Bundle;
import io.sallyport.testkit.Graphs;
import io.sallyport.testkit.HarnessStory;
import io.sallyport.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every step of the harness survives being written and read. */
class HarnessJsonTest {

  @Test
  void everyStepIsReadAsItWasWritten() {
    HarnessStory story = eventful();
    assertThat(kinds(story)).containsAll(everyKind());
    for (JournalEntry entry : story.desk().entries()) {
      String json = SallyportJson.mapper().writeValueAsString(entry);
      assertThat(SallyportJson.mapper().readValue(json, JournalEntry.class)).isEqualTo(entry);
    }
  }

  @Test
  void theLocaleChangesNothing() {
    List<JournalEntry> entries = eventful().desk().entries();
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG")); // writes its numbers in other digits
    try {
      assertThat(eventful().desk().entries()).isEqualTo(entries);
    } finally {
      Locale.setDefault(usual);
    }
  }

  private static HarnessStory eventful() {
    HarnessStory story = HarnessStory.inAHome();
    Bundle bundle = Bundle.sample().withMacroAndFlow();
    story.live().run(bundle, graph("T1 writes=actions"), _ -> acts("b1"));
    story.run(bundle, Graphs.gated(graph("T2 permits=value confident=0.1"), "T2", "SKIP"));
    story.run(bundle, graph("T3 writes=table"), _ -> HarnessStory.writes("table", "row"));
    story.run(
        bundle,
        graph("T4 critical", "T5", "T6"),
        _ -> new TaskResult.Violated(SkillViolation.LAYER_BYPASS, "it read L6"));
    story.active(HarnessStory.skill("slow", "count: integer, names: [text]"));
    story.run(
        bundle,
        graph(
            "S1 skill=slow returns=count:integer,names:[text]",
            "S2 skill=slow returns=count:integer,names:[text]",
            "S3 skill=slow returns=count:integer,names:[text]"),
        _ -> new TaskResult.Violated(SkillViolation.TIMEOUT, "too long"));
    story.active(HarnessStory.skill("bold", "none"));
    story.run(
        bundle.regime("EVENT_LOCK", "0.9"), graph("B1 skill=bold writes=actions"), _ -> acts("b1"));
    story.desk().given(new ResumeHarness(Samples.REASON));
    story.desk().given(new HaltHarness(Optional.empty(), "the runner broke"));
    return story;
  }

  private static List<Class<?>> kinds(HarnessStory story) {
    List<Class<?>> kinds = new ArrayList<>();
    story.steps().forEach(step -> kinds.add(step.getClass()));
    return kinds;
  }

  private static List<Class<?>> everyKind() {
    return Stream.of(HarnessStep.class, HarnessStep.OfCycle.class)
        .flatMap(sealed -> Stream.<Class<?>>of(sealed.getPermittedSubclasses()))
        .filter(kind -> !kind.isInterface())
        .toList();
  }
}
