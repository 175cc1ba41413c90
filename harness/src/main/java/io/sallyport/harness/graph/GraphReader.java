package io.sallyport.harness.graph;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.TaskName;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads task graphs, YAML or JSON (seed 004, section 3; SPEC 8). Unknown fields, wrong shapes and
 * names that are no names are refused with line and column, and so is a graph that cannot be run.
 */
public final class GraphReader {
  private static final String V1 = "/io/sallyport/harness/v1.yaml";
  private static final String SKIP = "SKIP";
  private static final long USUAL_TIMEOUT_MS = 5_000;

  private GraphReader() {}

  /**
   * Reads a graph.
   *
   * @param name what the document is called, for messages
   * @param text its bytes, UTF-8
   * @return a graph that can be run, or {@link RefusalCode#GRAPH_INVALID}; its conditions are not
   *     looked at here, but by {@link Gates}
   */
  public static Reply<TaskGraph> read(String name, byte[] text) {
    try {
      return named(name, graph(YamlMap.parse(name, utf8(text))).checked());
    } catch (CharacterCodingException e) {
      return invalid(name + ": it is not UTF-8 text");
    } catch (YamlProblem e) {
      return invalid(e.getMessage());
    }
  }

  /** The minimal graph of seed 004, section 6: validate, check the regime, filter, emit. */
  public static TaskGraph v1() {
    try (InputStream in = Objects.requireNonNull(GraphReader.class.getResourceAsStream(V1))) {
      return read("v1.yaml", in.readAllBytes()).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply<TaskGraph> named(String name, Reply<TaskGraph> reply) {
    return reply
        .refused()
        .map(why -> GraphReader.<TaskGraph>invalid(name + ": " + why.message()))
        .orElse(reply);
  }

  private static String utf8(byte[] text) throws CharacterCodingException {
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    return decoded.stripLeading().startsWith("{") ? withoutTabs(decoded) : decoded;
  }

  /** JSON may be indented with tabs, YAML may not; a tab for a blank leaves every column. */
  private static String withoutTabs(String json) {
    StringBuilder text = new StringBuilder(json);
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> isQuoted = !isQuoted;
        case '\\' -> i += isQuoted ? 1 : 0;
        case '\t' -> text.setCharAt(i, isQuoted ? '\t' : ' ');
        default -> {}
      }
    }
    return text.toString();
  }

  private static TaskGraph graph(YamlMap root) throws YamlProblem {
    root.only("name", "parallelism", "tasks", "gates");
    List<Task> tasks = new ArrayList<>();
    for (YamlMap task : root.maps("tasks")) {
      tasks.add(task(task));
    }
    List<ConditionalGate> gates = new ArrayList<>();
    for (YamlMap gate : root.maps("gates")) {
      gates.add(gate(gate));
    }
    return new TaskGraph(
        root.required("name", Label::parse),
        root.integer("parallelism", text -> whole("parallelism", text)).orElse(1L).intValue(),
        tasks,
        gates);
  }

  private static Task task(YamlMap task) throws YamlProblem {
    task.only(
        "id",
        "task_type",
        "skill_ref",
        "required_state",
        "required_permissions",
        "depends_on",
        "inputs",
        "timeout_ms",
        "output_schema",
        "side_effects",
        "critical",
        "min_confidence");
    return new Task(
        task.required("id", TaskName::parse),
        task.required("task_type", Label::parse),
        task.required("skill_ref", SkillId::parse),
        task.values("required_state", StateObject::parse),
        task.values("required_permissions", PermissionId::parse),
        task.values("depends_on", TaskName::parse),
        inputs(task.map("inputs")),
        task.integer("timeout_ms", text -> whole("timeout_ms", text)).orElse(USUAL_TIMEOUT_MS),
        task.optional("output_schema", OutputSchema::parse).orElse(OutputSchema.NONE),
        task.values("side_effects", ResourceId::parse),
        task.optional("critical", GraphReader::flag).orElse(false),
        task.optional("min_confidence", Confidence::parse));
  }

  private static SortedMap<String, String> inputs(YamlMap inputs) throws YamlProblem {
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : inputs.names()) {
      values.put(inputs.name(name, GraphReader::text), inputs.required(name, GraphReader::text));
    }
    return values;
  }

  private static ConditionalGate gate(YamlMap gate) throws YamlProblem {
    gate.only("condition", "if_true", "if_false");
    return new ConditionalGate(
        gate.required("condition", GraphReader::text),
        gate.required("if_true", TaskName::parse),
        gate.required("if_false", GraphReader::taskOrSkip));
  }

  private static Reply<Optional<TaskName>> taskOrSkip(String text) {
    return text.equals(SKIP) ? Reply.of(Optional.empty()) : TaskName.parse(text).map(Optional::of);
  }

  private static Reply<Long> whole(String name, String text) {
    return text.matches("[+-]?[0-9]{1,9}")
        ? Reply.of(Long.valueOf(text))
        : invalid("%s must be a whole number of at most 9 digits, not '%s'".formatted(name, text));
  }

  /** Any text; an escape may still have made half a character of it, which has no digest. */
  private static Reply<String> text(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Reply.of(text)
        : invalid("there is half a surrogate pair in it");
  }

  private static Reply<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Reply.of(true);
      case "false" -> Reply.of(false);
      default -> invalid("critical must be true or false, not '%s'".formatted(text));
    };
  }

  private static <T> Reply<T> invalid(String why) {
    return Reply.refuse(RefusalCode.GRAPH_INVALID, why);
  }
}
