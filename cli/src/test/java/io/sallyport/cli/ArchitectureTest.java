package io.sallyport.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shape of the house, as rules over the classes of every module. Each rule is also held against
 * {@code fixture}, which breaks it: a rule that can't fail is worth nothing.
 */
class ArchitectureTest {
  private static final String ROOT = "io.sallyport";
  private static final String CORE = ROOT + ".core";
  private static final String FIXTURE = ROOT + ".cli.fixture";

  /** The packages of core, lower ones first: each may know those before it. */
  private static final List<String> CORE_PACKAGES =
      List.of(
          "model", "plan", "safety", "guard", "plane", "execution", "reconcile", "harness", "desk");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURE);

  @ParameterizedTest
  @ValueSource(strings = {"core", "formats", "ledger", "venues", "harness", "cli", "testkit"})
  void everyModuleIsSeen(String module) {
    assertThat(HOUSE).anyMatch(c -> c.getPackageName().startsWith(ROOT + "." + module));
  }

  @ParameterizedTest
  @EnumSource
  void coreDoesWithout(CoreBan ban) {
    ban.in(CORE).check(HOUSE);
  }

  @TestFactory
  Stream<DynamicTest> banBites() {
    return Stream.of(CoreBan.values())
        .flatMap(ban ->
            fixtureOf(ban).getMethods().stream()
                .filter(method -> !method.getName().startsWith("lambda$"))
                .map(method ->
                    DynamicTest.dynamicTest(
                        ban + ": " + method.getName(),
                        () ->
                            assertThat(violations(ban.in(FIXTURE)))
                                .anyMatch(v -> v.contains(method.getFullName())))));
  }

  @ParameterizedTest
  @EnumSource
  void banSparesWhatIsHarmless(CoreBan ban) {
    assertThat(violations(ban.in(FIXTURE))).noneMatch(v -> v.contains(FIXTURE + ".Allowed"));
  }

  @Test
  void coreKnowsOnlyJava() {
    dependsOnlyOn(CORE, "java..", "org.jspecify..").check(HOUSE);
    assertBites(dependsOnlyOn(FIXTURE, "java..", "org.jspecify.."), "JsonNode");
  }

  @Test
  void testkitKnowsOnlyCoreAndJUnit() {
    dependsOnlyOn(
            ROOT + ".testkit", CORE + "..", "java..", "org.jspecify..", "org.junit.jupiter.api..")
        .check(HOUSE);
  }

  @Test
  void arrowsPointOneWay() {
    stranger(
            ROOT + ".formats",
            ROOT + ".ledger..",
            ROOT + ".venues..",
            ROOT + ".harness..",
            ROOT + ".cli..",
            ROOT + ".testkit..")
        .check(HOUSE);
    stranger(
            ROOT + ".ledger",
            ROOT + ".venues..",
            ROOT + ".harness..",
            ROOT + ".cli..",
            ROOT + ".testkit..")
        .check(HOUSE);
    stranger(
            ROOT + ".venues",
            ROOT + ".ledger..",
            ROOT + ".harness..",
            ROOT + ".cli..",
            ROOT + ".testkit..")
        .check(HOUSE);
    stranger(
            ROOT + ".harness",
            ROOT + ".ledger..",
            ROOT + ".venues..",
            ROOT + ".cli..",
            ROOT + ".testkit..")
        .check(HOUSE);
    stranger(ROOT + ".cli", ROOT + ".testkit..").check(HOUSE);
    assertBites(stranger(FIXTURE + ".model", FIXTURE + ".plan.."), "Low");
  }

  @Test
  void picocliStaysInTheCommandLine() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".cli.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(HOUSE);
  }

  @Test
  void corePackagesComeInOrder() {
    inOrder(CORE).forEach(rule -> rule.check(HOUSE));
    assertThat(inOrder(FIXTURE).flatMap(rule -> violations(rule).stream()))
        .anyMatch(v -> v.contains("Low"));
  }

  @Test
  void coreHasNoOtherPackages() {
    onlyListed(CORE).check(HOUSE);
    assertBites(onlyListed(FIXTURE), "Outsider");
  }

  @Test
  void packagesHaveNoCycles() {
    noCycles(ROOT).check(HOUSE);
    assertBites(noCycles(FIXTURE), "Cycle detected");
  }

  @Test
  void onlyTheCommandLineReadsTheClock() {
    noClockBelow(ROOT, ROOT + ".cli..").check(HOUSE);
    assertBites(noClockBelow(FIXTURE, "none"), "Outsider.now()");
  }

  @Test
  void onlyMainEndsTheProgram() {
    noExitBelow(ROOT).check(HOUSE);
    assertBites(noExitBelow(FIXTURE), "Outsider.end()");
  }

  @Test
  void everyPackageIsNullMarked() {
    nullMarked(ROOT).check(HOUSE);
    assertBites(nullMarked(FIXTURE), "Outsider");
  }

  private static ArchRule dependsOnlyOn(String root, String... others) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat(resideInAPackage(root + "..").or(resideInAnyPackage(others)));
  }

  private static ArchRule stranger(String root, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static Stream<ArchRule> inOrder(String root) {
    return CORE_PACKAGES.stream()
        .map(lower -> {
          int above = CORE_PACKAGES.indexOf(lower) + 1;
          String[] higher =
              CORE_PACKAGES.subList(above, CORE_PACKAGES.size()).stream()
                  .map(name -> root + "." + name + "..")
                  .toArray(String[]::new);
          // Not every package is there yet.
          return stranger(root + "." + lower, higher).allowEmptyShould(true);
        });
  }

  private static ArchRule onlyListed(String root) {
    String[] listed =
        CORE_PACKAGES.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(listed);
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private static ArchRule noClockBelow(String root, String except) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(except)
        .should()
        .accessTargetWhere(
            access("read the clock", "java.lang.System.(currentTimeMillis|nanoTime)\\(\\)")
                .or(access("read the clock", "java.time.Clock.(system|tick).*"))
                // With a Clock for an argument it is that clock which is read.
                .or(access("read the clock", "java.time..*\\.now\\((java.time.ZoneId)?\\)"))
                .or(
                    access(
                        "read the clock", "java.util.(Date.<init>\\(\\)|Calendar.getInstance.*)")));
  }

  private static ArchRule noExitBelow(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .accessTargetWhere(
            access("end the program", "java.lang.(System.exit|Runtime.(exit|halt)).*"));
  }

  private static DescribedPredicate<JavaAccess<?>> access(String what, String fullName) {
    return DescribedPredicate.describe(
        what, access -> access.getTarget().getFullName().matches(fullName));
  }

  private static ArchRule nullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass javaClass, ConditionEvents events) {
                events.add(
                    new SimpleConditionEvent(
                        javaClass,
                        javaClass.getPackage().isAnnotatedWith(NullMarked.class),
                        javaClass.getName()));
              }
            });
  }

  private static JavaClass fixtureOf(CoreBan ban) {
    String simpleName = ban.name().replace("_", "").toLowerCase(Locale.ROOT);
    return BROKEN.stream()
        .filter(c -> c.getName().startsWith(FIXTURE + ".Bans$"))
        .filter(c -> c.getSimpleName().toLowerCase(Locale.ROOT).equals(simpleName))
        .findFirst()
        .orElseThrow();
  }

  private static void assertBites(ArchRule rule, String culprit) {
    assertThat(violations(rule)).anyMatch(violation -> violation.contains(culprit));
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(BROKEN).getFailureReport().getDetails();
  }
}
