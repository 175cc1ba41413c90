package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.HarnessFloor.end;
import static io.sallyport.harness.runner.Requests.belief;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Details;
import io.sallyport.core.plan.Direction;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.graph.GraphReader;
import io.sallyport.harness.skill.Skill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example does what it says, built as it says. */
class ExampleSkillTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "skill").toAbsolutePath();

  @TempDir Path directory;

  @Test
  void itIsBuiltRegisteredAndRunBesideTheV1Tasks() throws Exception {
    Path skills = Files.createDirectory(directory.resolve("skills"));
    assertThat(build(libraries(), directory.resolve("target"))).isEmpty();
    Files.copy(
        directory.resolve("target").resolve("conviction_report.jar"),
        skills.resolve("conviction_report.jar"));
    TaskGraph graph =
        GraphReader.read("graph.yaml", Files.readAllBytes(EXAMPLE.resolve("graph.yaml"))).value();
    HarnessInput input =
        input(
            btc(),
            belief("eth", "momentum:eth-1h"),
            belief("sol", "carry:sol", Direction.SHORT, "0.95"));
    CycleRequest request = request(HarnessMode.SHADOW, input, graph, HarnessSettings.DEFAULT);

    CycleView cycle =
        HarnessFloor.in(skills)
            .install()
            .run(
                request,
                Gates.compile(graph)
                    .value()
                    .evaluate(input, HarnessSettings.DEFAULT)
                    .toArray(ConditionalGate.Result[]::new));

    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(end(cycle, "report").output())
        .contains(Details.of("long_beliefs", 2).and("short_beliefs", 1));
    assertThat(end(cycle, "report").writes())
        .extracting(write -> write.text())
        .containsExactly("the strongest belief is sol at 0.95");
  }

  /** Runs the example's script, as a reader would; gives what it complains of. */
  private static String build(Path libraries, Path target)
      throws IOException, InterruptedException {
    ProcessBuilder script =
        new ProcessBuilder(EXAMPLE.resolve("build.sh").toString(), target.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    script.environment().put("LIBS", libraries.toString());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = script.start();
    String complaints = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(complaints).isZero();
    return complaints;
  }

  /** Sallyport's jars, as a build leaves them. */
  private Path libraries() throws IOException {
    Path libraries = Files.createDirectory(directory.resolve("lib"));
    for (Class<?> type : List.of(Skill.class, Details.class)) {
      Path origin = SkillSource.origin(type);
      Path jar = libraries.resolve(type.getSimpleName() + ".jar");
      if (Files.isDirectory(origin)) {
        pack(origin, jar);
      } else {
        Files.copy(origin, jar);
      }
    }
    return libraries;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }
}
