package io.sallyport.formats.yaml;

import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in a YAML document that the user wrote. Every look that finds something else than what
 * is expected says where: file, line, column.
 */
public final class YamlMap {
  private final String file;
  private final Optional<Mark> start;
  private final SequencedMap<String, NodeTuple> members;

  private YamlMap(String file, Optional<Mark> start, SequencedMap<String, NodeTuple> members) {
    this.file = file;
    this.start = start;
    this.members = members;
  }

  /**
   * Reads a document whose root is a mapping; an empty document is an empty mapping.
   *
   * @param file the file's name, for messages
   * @param text the document
   */
  public static YamlMap parse(String file, String text) throws YamlProblem {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isPresent() && !isNull(root.get())
          ? of(file, "the document", root.get())
          : new YamlMap(file, Optional.empty(), new LinkedHashMap<>());
    } catch (MarkedYamlEngineException e) {
      throw problem(file, e.getProblemMark(), e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlProblem(file + ": " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new YamlProblem(file + ": it is nested too deeply");
    }
  }

  /** The names of the members, in the order of the document. */
  public List<String> names() {
    return List.copyOf(members.sequencedKeySet());
  }

  /** Refuses members of any other name. */
  public YamlMap only(String... allowed) throws YamlProblem {
    for (Map.Entry<String, NodeTuple> member : members.entrySet()) {
      if (!List.of(allowed).contains(member.getKey())) {
        throw problem(
            member.getValue().getKeyNode(),
            "unknown field '%s'; known are %s"
                .formatted(member.getKey(), String.join(", ", allowed)));
      }
    }
    return this;
  }

  /** A member that is a mapping; an absent one is an empty mapping. */
  public YamlMap map(String name) throws YamlProblem {
    NodeTuple member = members.get(name);
    return member == null || isNull(member.getValueNode())
        ? new YamlMap(file, start, new LinkedHashMap<>())
        : of(file, name, member.getValueNode());
  }

  /** A member that is a sequence of mappings; an absent one is an empty sequence. */
  public List<YamlMap> maps(String name) throws YamlProblem {
    NodeTuple member = members.get(name);
    if (member == null || isNull(member.getValueNode())) {
      return List.of();
    }
    if (!(member.getValueNode() instanceof SequenceNode sequence)) {
      throw problem(member.getValueNode(), name + " must be a sequence of mappings");
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      maps.add(of(file, "each of " + name, node));
    }
    return maps;
  }

  /** A member that is a sequence of single values, each read from its text. */
  public <T> List<T> values(String name, Function<String, Reply<T>> read) throws YamlProblem {
    NodeTuple member = members.get(name);
    if (member == null || isNull(member.getValueNode())) {
      return List.of();
    }
    if (!(member.getValueNode() instanceof SequenceNode sequence)) {
      throw problem(member.getValueNode(), name + " must be a sequence");
    }
    List<T> values = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      if (!(node instanceof ScalarNode scalar)) {
        throw problem(node, "each of " + name + " must be a single value");
      }
      values.add(accepted(node, read.apply(scalar.getValue())));
    }
    return values;
  }

  /** What is wrong with a member, at its place; at the mapping's own if it is absent. */
  public YamlProblem problem(String name, String message) {
    NodeTuple member = members.get(name);
    return member == null ? problem(file, start, message) : problem(member.getKeyNode(), message);
  }

  /** Whether there is a member of that name that is a sequence. */
  public boolean isSequence(String name) {
    NodeTuple member = members.get(name);
    return member != null && member.getValueNode() instanceof SequenceNode;
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A member's text as it was written, whatever it looks like; empty if it is absent. */
  public Optional<String> text(String name) throws YamlProblem {
    return has(name) ? Optional.of(scalar(name).getValue()) : Optional.empty();
  }

  /** A member that may be absent, read from its text. */
  public <T> Optional<T> optional(String name, Function<String, Reply<T>> read) throws YamlProblem {
    Optional<String> text = text(name);
    return text.isPresent()
        ? Optional.of(accepted(required(name).getValueNode(), read.apply(text.get())))
        : Optional.empty();
  }

  /** A member that must be there, read from its text. */
  public <T> T required(String name, Function<String, Reply<T>> read) throws YamlProblem {
    Optional<T> value = optional(name, read);
    if (value.isEmpty()) {
      throw problem(file, start, "field '" + name + "' is missing");
    }
    return value.get();
  }

  /** A member that must be written as an integer, not as a string, boolean or fraction. */
  public <T> Optional<T> integer(String name, Function<String, Reply<T>> read) throws YamlProblem {
    if (has(name) && !scalar(name).getTag().equals(Tag.INT)) {
      throw problem(scalar(name), "'" + name + "' must be an integer, written without quotes");
    }
    return optional(name, read);
  }

  /** A member's name read as an identifier. */
  public <T> T name(String name, Function<String, Reply<T>> read) throws YamlProblem {
    return accepted(required(name).getKeyNode(), read.apply(name));
  }

  private ScalarNode scalar(String name) throws YamlProblem {
    Node node = required(name).getValueNode();
    if (isNull(node)) {
      throw problem(node, "'" + name + "' has no value; leave it out or give it one");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw problem(node, "'" + name + "' must be a single value");
  }

  private NodeTuple required(String name) {
    NodeTuple member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return member;
  }

  private <T> T accepted(Node node, Reply<T> reply) throws YamlProblem {
    return switch (reply) {
      case Reply.Accepted<T>(T value) -> value;
      case Reply.Refused<T> refused -> throw problem(node, refused.refusal().message());
    };
  }

  private static YamlMap of(String file, String name, Node node) throws YamlProblem {
    if (!(node instanceof MappingNode mapping)) {
      throw problem(file, node.getStartMark(), name + " must be a mapping");
    }
    SequencedMap<String, NodeTuple> members = new LinkedHashMap<>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw problem(file, member.getKeyNode().getStartMark(), "a name must be a single value");
      }
      if (members.put(key.getValue(), member) != null) {
        throw problem(file, key.getStartMark(), "'" + key.getValue() + "' is there twice");
      }
    }
    return new YamlMap(file, node.getStartMark(), members);
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private YamlProblem problem(Node node, String message) {
    return problem(file, node.getStartMark(), message);
  }

  private static YamlProblem problem(String file, Optional<Mark> mark, String message) {
    String where =
        mark.map(at -> ", line %s, column %s".formatted(at.getLine() + 1, at.getColumn() + 1))
            .orElse("");
    return new YamlProblem(file + where + ": " + message);
  }
}
