package io.sallyport.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.SkillId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillCatalogTest {
  private static final String RAN = "io.sallyport.harness.test.ran";
  private static final String NOTHING = "return Details.NONE;";

  @TempDir Path skills;

  @AfterEach
  void forget() {
    System.clearProperty(RAN);
  }

  private SkillCatalog catalog() {
    return SkillCatalog.open(skills);
  }

  private Refusal refusal(String id) {
    return catalog().find(new SkillId(id)).refused().orElseThrow();
  }

  private Path jar(String name, SkillSource... sources) {
    return SkillSource.jar(skills.resolve(name), sources);
  }

  @Test
  void aDirectoryThatIsNotThereHasOnlyWhatIsShipped() {
    SkillCatalog catalog = SkillCatalog.open(skills.resolve("missing"));
    assertThat(catalog.all())
        .extracting(skill -> skill.id().value())
        .containsExactly("check_regime", "emit_actions", "filter_beliefs", "validate_state");
    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.find(new SkillId("other")).refused())
        .contains(new Refusal(RefusalCode.SKILL_NOT_FOUND, "no skill other is installed"));
  }

  @Test
  void whatIsShippedCanBeRegistered() {
    assertThat(SkillCatalog.shipped())
        .extracting(skill -> skill.skillId() + " " + skill.skillVersion() + " " + skill.author())
        .containsExactly(
            "validate_state 1.0.0 Sallyport",
            "check_regime 1.0.0 Sallyport",
            "filter_beliefs 1.0.0 Sallyport",
            "emit_actions 1.0.0 Sallyport");
    assertThat(SkillCatalog.shipped())
        .allMatch(skill -> skill.problem().isEmpty() && skill.artifact().isEmpty());
  }

  @Test
  void aDeclarationIsReadAsItStands() throws IOException {
    Path jar =
        jar(
            "own.jar",
            SkillSource.of(
                "own",
                """
                requiredInputs = {"regime_state", "active_beliefs"},
                layerDependencies = {"L6", "L9"}, outputSchema = "count: integer",
                requiresPermissions = "momentum", sideEffects = {"audit_log", "db"}
                """,
                NOTHING));
    InstalledSkill skill = catalog().find(new SkillId("own")).value();
    SkillRegistration registration = skill.registration(new DecisionId(7)).value();
    assertThat(registration.skillVersion()).isEqualTo("1.0.0");
    assertThat(registration.author()).isEqualTo("Ana");
    assertThat(registration.taskTypes()).hasToString("[work]");
    assertThat(registration.requiredInputs()).hasToString("[regime_state, active_beliefs]");
    assertThat(registration.layerDependencies()).hasToString("[L6, L9]");
    assertThat(registration.outputSchema()).hasToString("count: integer");
    assertThat(registration.requiresPermissions()).hasToString("[momentum]");
    assertThat(registration.sideEffects()).hasToString("[audit_log, db]");
    assertThat(registration.decisionLedgerRef()).isEqualTo(new DecisionId(7));
    assertThat(registration.artifact()).contains(Digest.of(Files.readAllBytes(jar)));
    assertThat(skill.jar()).contains("own.jar");
  }

  @Test
  void toFindASkillNoneOfItsCodeIsRun() {
    String tell = "System.setProperty(\"" + RAN + "\", \"%s\");";
    String members =
        """
        static { System.setProperty("%1$s", "static initializer"); }
        public Skill_own() { System.setProperty("%1$s", "constructor"); }
        enum Mine { A; static { System.setProperty("%1$s", "enum of an annotation"); } }
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
        @interface Marked { Mine value(); }
        """
            .formatted(RAN);
    SkillSource own = SkillSource.of("own", "", tell.formatted("run") + NOTHING).with(members);
    jar(
        "own.jar",
        new SkillSource(
            own.className(),
            "@Skill_own.Marked(Skill_own.Mine.A) " + own.annotations(),
            own.body(),
            own.members()));
    InstalledSkill skill = catalog().find(new SkillId("own")).value();
    assertThat(skill.registration(new DecisionId(1)).refused()).isEmpty();
    assertThat(System.getProperty(RAN)).isNull();
  }

  @Test
  void whatWasHashedIsWhatIsRun() throws Exception {
    jar("own.jar", SkillSource.of("own", "", "throw new Exception(\"the first\");"));
    InstalledSkill skill = catalog().find(new SkillId("own")).value();
    jar("own.jar", SkillSource.of("own", "", "throw new Exception(\"another\");"));
    assertThat(skill.make().getClass().getName()).isEqualTo("Skill_own");
    assertThat(skill.artifact())
        .isNotEqualTo(catalog().find(new SkillId("own")).value().artifact());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.sallyport.core.desk.Bridge",
        "io.sallyport.harness.runner.CycleRunner",
        "io.sallyport.harness.shipped.EmitActions",
        "io.sallyport.formats.yaml.YamlMap",
        "io.sallyport.testkit.Samples",
        "org.junit.jupiter.api.Test",
        "dev.cel.common.CelAbstractSyntaxTree"
      })
  void aSkillSeesNothingElseOfSallyport(String className) throws Exception {
    assertThat(sees(className)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.List",
        "java.sql.Date",
        "io.sallyport.core.model.Details",
        "io.sallyport.core.plan.Direction",
        "io.sallyport.core.harness.Belief",
        "io.sallyport.harness.skill.SkillContext",
        "org.jspecify.annotations.Nullable"
      })
  void aSkillSeesWhatItIsWrittenAgainst(String className) throws Exception {
    assertThat(sees(className)).isTrue();
  }

  private boolean sees(String className) throws Exception {
    jar("own.jar", SkillSource.of("own", "", NOTHING));
    ClassLoader loader =
        catalog().find(new SkillId("own")).value().make().getClass().getClassLoader();
    try {
      Class.forName(className, false, loader);
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  @Test
  void itReadsItsOwnResources() throws Exception {
    jar("own.jar", SkillSource.of("own", "", NOTHING));
    ClassLoader loader =
        catalog().find(new SkillId("own")).value().make().getClass().getClassLoader();
    try (var in = loader.getResourceAsStream("Skill_own.class")) {
      assertThat(in).isNotNull();
    }
    assertThat(loader.getResource("io/sallyport/core/desk/Bridge.class")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          requiredInputs = "prices"          | there is no state 'prices'; there are regime_state, factor_permission, signals, active_beliefs, macro_state, flow_state
          outputSchema = "count: number"     | output schema 'count: number' is not none or fields such as count: integer, names: [text]; the types are text, integer, boolean, [text], each name once
          sideEffects = "../db"              | resource '../db' hides a path: no part may be . or ..
          layerDependencies = "L 6"          | label 'L 6' has a character other than A-Z a-z 0-9 . _ : @ / + = -
          requiresPermissions = ""           | permission is empty
          """)
  void aDeclarationThatCannotBeReadIsRefusedAndTheOthersAreNot(String declares, String why) {
    jar("mixed.jar", SkillSource.of("bad", declares, NOTHING), SkillSource.of("good", "", NOTHING));
    assertThat(refusal("bad").code()).isEqualTo(RefusalCode.SKILL_INVALID);
    assertThat(refusal("bad").message())
        .startsWith("skill jar mixed.jar, class Skill_bad declares what it cannot: ")
        .contains(why.substring(0, Math.min(why.length(), 60)));
    assertThat(catalog().find(new SkillId("good")).refused()).isEmpty();
    assertThat(catalog().problems()).hasSize(1);
  }

  @Test
  void oneThatContradictsItselfIsInstalledAndCannotBeRegistered() {
    jar("odd.jar", SkillSource.of("odd", "requiredInputs = \"signals\"", NOTHING));
    assertThat(
            catalog()
                .find(new SkillId("odd"))
                .flatMap(skill -> skill.registration(new DecisionId(1)))
                .refused())
        .contains(
            new Refusal(
                RefusalCode.SKILL_INVALID,
                "skill odd 1.0.0 (class Skill_odd in odd.jar): it needs signals without depending"
                    + " on layer L8"));
  }

  @Test
  void aBadIdIsAProblemOfTheDirectory() {
    jar(
        "bad.jar",
        new SkillSource("Bad", SkillSource.declaration("a b", "1.0.0", ""), NOTHING, ""));
    assertThat(catalog().problems())
        .containsExactly(
            new Refusal(
                RefusalCode.SKILL_INVALID,
                "skill jar bad.jar, class Bad declares what it cannot: skill 'a b' has a character"
                    + " other than A-Z a-z 0-9 . _ : @ / + = -"));
  }

  @Test
  void aClassWithoutDeclarationIsAProblem() {
    jar("bare.jar", new SkillSource("Bare", "", NOTHING, ""), SkillSource.of("good", "", NOTHING));
    assertThat(catalog().problems())
        .containsExactly(
            new Refusal(
                RefusalCode.SKILL_INVALID,
                "skill jar bare.jar, class Bare has no SkillDeclaration"));
    assertThat(catalog().find(new SkillId("good")).refused()).isEmpty();
  }

  @Test
  void aServicesFileMayNameWhatIsNotThere() {
    SkillSource.jar(
        skills.resolve("gaps.jar"),
        "Missing\n# a comment\nSkill_good\nnot a name\njava.lang.String\n",
        SkillSource.of("good", "", NOTHING));
    assertThat(catalog().problems()).isNotEmpty();
    assertThat(catalog().problems().getFirst().message()).contains("gaps.jar");
  }

  @Test
  void aClassThatIsNotThereDoesNotHideTheNext() {
    SkillSource.jar(
        skills.resolve("gaps.jar"),
        "Missing\nSkill_good$Other\nSkill_good\n",
        SkillSource.of("good", "", NOTHING).with("public static final class Other {}"));
    assertThat(catalog().problems())
        .extracting(Refusal::message)
        .containsExactly(
            "skill jar gaps.jar names what is no skill: Provider Missing not found",
            "skill jar gaps.jar names what is no skill: Skill_good$Other not a subtype");
    assertThat(catalog().find(new SkillId("good")).refused()).isEmpty();
  }

  @Test
  void aFileThatIsNoJarIsAProblemAndNoMore() throws IOException {
    Files.writeString(skills.resolve("a.jar"), "no jar at all");
    Files.createDirectory(skills.resolve("b.jar"));
    Path whole = jar("whole.jar", SkillSource.of("whole", "", NOTHING));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(skills.resolve("c.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(skills.resolve("readme.txt"), "not looked at");
    assertThat(catalog().problems())
        .extracting(Refusal::message)
        .hasSize(3)
        .anyMatch(why -> why.startsWith("skill jar a.jar cannot be read: it is no jar"))
        .anyMatch(why -> why.equals("skill jar b.jar cannot be read: it is no file"))
        .anyMatch(why -> why.startsWith("skill jar c.jar "));
    assertThat(catalog().find(new SkillId("whole")).refused()).isEmpty();
    assertThat(refusal("other").message()).contains("; but skill jar a.jar");
  }

  @Test
  void twoOfOneIdAreBothRefused() {
    jar("a.jar", SkillSource.of("same", "", NOTHING), SkillSource.of("good", "", NOTHING));
    jar("b.jar", SkillSource.of("same", "", "return null;"));
    jar("c.jar", SkillSource.of("same", "", NOTHING));
    assertThat(refusal("same").code()).isEqualTo(RefusalCode.SKILL_EXISTS);
    assertThat(refusal("same").message())
        .isEqualTo(
            "two skills are called same: skill same 1.0.0 (class Skill_same in a.jar) and skill"
                + " same 1.0.0 (class Skill_same in b.jar)");
    assertThat(catalog().find(new SkillId("good")).refused()).isEmpty();
  }

  @Test
  void twoOfOneIdInOneJarAreBothRefused() {
    SkillSource twin = SkillSource.of("same", "", NOTHING);
    jar("a.jar", twin, new SkillSource("Twin", twin.annotations(), NOTHING, ""));
    assertThat(refusal("same").message())
        .isEqualTo(
            "two skills are called same: skill same 1.0.0 (class Skill_same in a.jar) and skill"
                + " same 1.0.0 (class Twin in a.jar)");
  }

  @Test
  void oneThatIsNamedTwiceIsOne() {
    SkillSource.jar(
        skills.resolve("a.jar"), "Skill_own\nSkill_own\n", SkillSource.of("own", "", NOTHING));
    assertThat(catalog().problems()).isEmpty();
    assertThat(catalog().find(new SkillId("own")).refused()).isEmpty();
  }

  @Test
  void noJarTakesThePlaceOfAShippedSkill() {
    jar("evil.jar", SkillSource.of("emit_actions", "", NOTHING));
    SkillCatalog catalog = catalog();
    assertThat(catalog.find(new SkillId("emit_actions")).value().jar()).isEmpty();
    assertThat(catalog.problems().getFirst().message())
        .isEqualTo(
            "two skills are called emit_actions: skill emit_actions 1.0.0 (comes with Sallyport)"
                + " and skill emit_actions 1.0.0 (class Skill_emit_actions in evil.jar)");
  }

  @Test
  void anAuthorWithControlCharactersIsRefused() {
    jar(
        "odd.jar",
        new SkillSource(
            "Odd",
            "@SkillDeclaration(id = \"odd\", version = \"1.0.0\", author = \"A\\u001b[2J\","
                + " taskTypes = \"work\")",
            NOTHING,
            ""));
    assertThat(refusal("odd").message())
        .endsWith("author is not one short line without control characters");
    assertThat(Optional.of(refusal("odd").code())).contains(RefusalCode.SKILL_INVALID);
  }
}
