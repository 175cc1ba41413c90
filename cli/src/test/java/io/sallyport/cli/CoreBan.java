package io.sallyport.cli;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What {@code core} does without, so that the same commands at the same times give the same bytes.
 */
@SuppressWarnings("ImmutableEnumChecker") // a Predicate can't say that it is immutable
enum CoreBan {
  CLOCK(
      "time comes in as an argument",
      types("java.time.Clock", "java.time.InstantSource", "java.util.Calendar", "java.util.Date")
          .or(calls("java.lang.System", "currentTimeMillis", "nanoTime"))
          .or(target -> inPackage(target, "java.time") && target.getName().equals("now"))),

  ENVIRONMENT(
      "settings come in as arguments",
      calls("java.lang.System", "getenv", "getProperty", "getProperties", "lineSeparator")
          .or(types("java.lang.Runtime", "java.lang.ProcessHandle", "java.lang.ProcessBuilder"))
          .or(calls("java.util.Locale", "getDefault"))
          .or(calls("java.util.TimeZone", "getDefault"))
          .or(calls("java.time.ZoneId", "systemDefault"))
          .or(calls("java.nio.charset.Charset", "defaultCharset"))),

  RANDOMNESS(
      "nothing in a decision is left to chance",
      types("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
          .or(packages("java.util.random"))
          .or(calls("java.lang.Math", "random"))
          .or(calls("java.lang.StrictMath", "random"))
          .or(calls("java.util.UUID", "randomUUID"))
          .or(calls("java.util.Collections", "shuffle"))
          .or(calls("java.lang.System", "identityHashCode"))),

  THREADS(
      "one thread, somebody else's, runs the core",
      types("java.lang.Thread", "java.lang.Thread$Builder", "java.lang.ThreadLocal")
          .or(types("java.lang.ScopedValue", "java.util.Timer"))
          .or(packages("java.util.concurrent"))
          .or(target -> target.getName().matches("parallel|parallelStream"))),

  INPUT_OUTPUT(
      "the core reads and writes nothing",
      packages("java.io", "java.nio.file", "java.nio.channels", "java.net", "java.util.logging")
          .or(types("java.lang.System$Logger", "java.util.Scanner"))
          .or(calls("java.lang.System", "in", "out", "err", "console", "getLogger"))),

  UNORDERED_COLLECTIONS(
      "what is iterated has an order: sorted, or the order of insertion",
      types("java.util.HashMap", "java.util.HashSet", "java.util.Hashtable")
          .or(types("java.util.IdentityHashMap", "java.util.WeakHashMap"))
          .or(calls("java.util.Map", "copyOf", "ofEntries"))
          .or(calls("java.util.Set", "copyOf"))
          // Of no entry or one there is only one order.
          .or(calls("java.util.Map", "of").and(parameters(count -> count > 2)))
          .or(
              calls("java.util.Set", "of")
                  .and(parameters(count -> count > 1).or(CoreBan::takesArray)))
          .or(collectors("toSet", "toUnmodifiableSet", "toUnmodifiableMap"))
          .or(collectors("groupingByConcurrent", "toConcurrentMap"))
          // The forms that let the caller name the map have one parameter more.
          .or(collectors("groupingBy").and(parameters(count -> count < 3)))
          .or(collectors("toMap").and(parameters(count -> count < 4)))),

  BINARY_FLOATING_POINT(
      "money is decimal",
      types("java.lang.Double", "java.lang.Float")
          .or(target -> target.getName().matches("(double|float)Value"))) {
    @Override
    void inspect(JavaClass javaClass, BiConsumer<Object, String> report) {
      super.inspect(javaClass, report);
      javaClass.getFields().stream()
          .filter(field -> isBinary(field.getRawType()))
          .forEach(field -> report.accept(field, field.getDescription()));
      javaClass.getCodeUnits().stream()
          .filter(CoreBan::speaksBinary)
          .forEach(unit -> report.accept(unit, unit.getDescription()));
    }
  };

  private final String reason;
  private final Predicate<AccessTarget> banned;

  CoreBan(String reason, Predicate<AccessTarget> banned) {
    this.reason = reason;
    this.banned = banned;
  }

  /** The ban as a rule for the classes below a package. */
  ArchRule in(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<JavaClass>("do without " + name()) {
              @Override
              public void check(JavaClass javaClass, ConditionEvents events) {
                inspect(javaClass, (where, what) -> events.add(violated(where, what)));
              }
            })
        .because(reason)
        .allowEmptyShould(true);
  }

  void inspect(JavaClass javaClass, BiConsumer<Object, String> report) {
    javaClass.getAccessesFromSelf().stream()
        .filter(access -> banned.test(access.getTarget()))
        .forEach(access -> report.accept(access, access.getDescription()));
  }

  private static Predicate<AccessTarget> types(String... names) {
    return target -> Set.of(names).contains(target.getOwner().getName());
  }

  private static Predicate<AccessTarget> packages(String... roots) {
    return target -> Stream.of(roots).anyMatch(root -> inPackage(target, root));
  }

  private static boolean inPackage(AccessTarget target, String root) {
    return (target.getOwner().getPackageName() + ".").startsWith(root + ".");
  }

  private static Predicate<AccessTarget> calls(String owner, String... members) {
    return types(owner).and(target -> Set.of(members).contains(target.getName()));
  }

  private static Predicate<AccessTarget> collectors(String... members) {
    return calls("java.util.stream.Collectors", members);
  }

  private static Predicate<AccessTarget> parameters(Predicate<Integer> count) {
    return target ->
        target instanceof CodeUnitAccessTarget unit
            && count.test(unit.getRawParameterTypes().size());
  }

  private static boolean takesArray(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream().anyMatch(JavaClass::isArray);
  }

  private static boolean speaksBinary(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .anyMatch(CoreBan::isBinary);
  }

  private static boolean isBinary(JavaClass type) {
    return Set.of("double", "float").contains(type.getBaseComponentType().getName());
  }
}
