package io.sallyport.harness.graph;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The conditions of a graph's gates (seed 004, section 4): CEL over state alone. Whatever else a
 * condition names, a price, what a task returned, state that does not exist, is refused before any
 * task runs.
 */
public final class Gates {
  private final SequencedMap<String, Condition> conditions;
  private final List<String> inOrder;

  private Gates(SequencedMap<String, Condition> conditions, List<String> inOrder) {
    this.conditions = conditions;
    this.inOrder = inOrder;
  }

  /**
   * Compiles the conditions of a graph, each text once. Without a gate nothing is set up.
   *
   * @return them, or {@link RefusalCode#GRAPH_INVALID} with the gate's number, line and column in
   *     its condition
   */
  public static Reply<Gates> compile(TaskGraph graph) {
    SequencedMap<String, Condition> conditions = new LinkedHashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (ConditionalGate gate : graph.gates()) {
      inOrder.add(gate.condition());
      if (!conditions.containsKey(gate.condition())) {
        switch (ConditionLanguage.compile(gate.condition())) {
          case Reply.Accepted<Condition>(Condition condition) ->
              conditions.put(gate.condition(), condition);
          case Reply.Refused<Condition>(Refusal refusal) -> {
            return Reply.refuse(
                refusal.code(),
                "graph %s: gate %s: %s".formatted(graph.name(), inOrder.size(), refusal.message()));
          }
        }
      }
    }
    return Reply.of(new Gates(conditions, List.copyOf(inOrder)));
  }

  /**
   * What each gate comes to, in the order in which the graph declares them. A condition that needs
   * state which is not there is UNKNOWN.
   */
  public List<ConditionalGate.Result> evaluate(HarnessInput input, HarnessSettings settings) {
    SequencedMap<String, ConditionalGate.Result> results = new LinkedHashMap<>();
    conditions.forEach((text, condition) -> results.put(text, condition.evaluate(input, settings)));
    return inOrder.stream().map(results::get).toList();
  }
}
