package io.sallyport.harness.runner;

import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import io.sallyport.harness.skill.SkillDeclaration;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The words of a {@link SkillDeclaration}, by element. They are read from the class file: the
 * reflection of annotations would run code of the skill where its class bears one of its own.
 */
record Declared(SortedMap<String, List<String>> words) {
  /** What stands for the decision until one is named. */
  static final DecisionId PLACEHOLDER = new DecisionId(1);

  private static final String ANNOTATION = SkillDeclaration.class.descriptorString();

  /** Of a class file; empty if it bears no declaration. */
  static Optional<Declared> in(byte[] classFile) {
    return ClassFile.of()
        .parse(classFile)
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(all ->
            all.annotations().stream()
                .filter(one -> one.className().equalsString(ANNOTATION))
                .findFirst())
        .map(Declared::of);
  }

  private static Declared of(Annotation annotation) {
    SortedMap<String, List<String>> words = new TreeMap<>();
    for (AnnotationElement element : annotation.elements()) {
      words.put(element.name().stringValue(), words(element.value()));
    }
    return new Declared(words);
  }

  private static List<String> words(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfString text -> List.of(text.stringValue());
      case AnnotationValue.OfArray array ->
          array.values().stream().flatMap(one -> words(one).stream()).toList();
      default -> List.of();
    };
  }

  /** Of a class of Sallyport's own. */
  static Declared of(SkillDeclaration declaration) {
    SortedMap<String, List<String>> words = new TreeMap<>();
    words.put("id", List.of(declaration.id()));
    words.put("version", List.of(declaration.version()));
    words.put("author", List.of(declaration.author()));
    words.put("taskTypes", List.of(declaration.taskTypes()));
    words.put("requiredInputs", List.of(declaration.requiredInputs()));
    words.put("outputSchema", List.of(declaration.outputSchema()));
    words.put("requiresPermissions", List.of(declaration.requiresPermissions()));
    words.put("layerDependencies", List.of(declaration.layerDependencies()));
    words.put("sideEffects", List.of(declaration.sideEffects()));
    return new Declared(words);
  }

  /** Its id, if it has one that can be read. */
  Reply<SkillId> id() {
    return SkillId.parse(word("id", ""));
  }

  /** What it comes to, under a placeholder for the decision; refused with what is wrong. */
  Reply<SkillRegistration> read(Optional<Digest> artifact) {
    Reply<SkillId> id = id();
    Reply<List<Label>> taskTypes = all("taskTypes", Label::parse);
    Reply<List<StateObject>> inputs = all("requiredInputs", StateObject::parse);
    Reply<OutputSchema> schema = OutputSchema.parse(word("outputSchema", "none"));
    Reply<List<PermissionId>> permissions = all("requiresPermissions", PermissionId::parse);
    Reply<List<Label>> layers = all("layerDependencies", Label::parse);
    Reply<List<ResourceId>> effects = all("sideEffects", ResourceId::parse);
    return Reply.firstRefusal(id, taskTypes, inputs, schema, permissions, layers, effects)
        .or(() -> unprintable())
        .map(Reply::<SkillRegistration>refuse)
        .orElseGet(() ->
            Reply.of(
                new SkillRegistration(
                    id.value(),
                    word("version", ""),
                    taskTypes.value(),
                    inputs.value(),
                    schema.value(),
                    permissions.value(),
                    layers.value(),
                    effects.value(),
                    word("author", ""),
                    PLACEHOLDER,
                    artifact)));
  }

  private Optional<Refusal> unprintable() {
    return List.of("version", "author").stream()
        .filter(name -> !ForeignText.isPlain(word(name, "")))
        .map(name ->
            new Refusal(
                RefusalCode.SKILL_INVALID,
                name + " is not one short line without control characters"))
        .findFirst();
  }

  private String word(String name, String otherwise) {
    List<String> found = words.getOrDefault(name, List.of());
    return found.isEmpty() ? otherwise : found.getFirst();
  }

  private <T> Reply<List<T>> all(String name, Function<String, Reply<T>> parse) {
    List<T> values = new ArrayList<>();
    for (String word : words.getOrDefault(name, List.of())) {
      switch (parse.apply(word)) {
        case Reply.Accepted<T>(T value) -> values.add(value);
        case Reply.Refused<T>(Refusal refusal) -> {
          return Reply.refuse(refusal);
        }
      }
    }
    return Reply.of(List.copyOf(values));
  }
}
