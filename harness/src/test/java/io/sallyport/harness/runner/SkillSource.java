package io.sallyport.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.Details;
import io.sallyport.harness.skill.Skill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The source of a skill, as somebody might hand it in: compiled and packed by the test that uses
 * it.
 *
 * @param className its class, in no package
 * @param annotations what stands before the class
 * @param body what {@code run(SkillContext context)} does
 * @param members what else the class has
 */
record SkillSource(String className, String annotations, String body, String members) {

  /** A skill of that id which handles task type {@code work}, declares this, and does that. */
  static SkillSource of(String id, String declares, String body) {
    return new SkillSource("Skill_" + id, declaration(id, "1.0.0", declares), body, "");
  }

  static String declaration(String id, String version, String declares) {
    return """
    @SkillDeclaration(id = "%s", version = "%s", author = "Ana", taskTypes = "work"%s)
    """
        .formatted(id, version, declares.isEmpty() ? "" : ", " + declares);
  }

  SkillSource with(String moreMembers) {
    return new SkillSource(className, annotations, body, moreMembers);
  }

  private String source() {
    return """
    import io.sallyport.core.harness.*;
    import io.sallyport.core.model.*;
    import io.sallyport.core.plan.*;
    import io.sallyport.harness.skill.*;
    import java.util.*;

    %s
    public final class %s implements Skill {
      @Override
      public Details run(SkillContext context) throws Exception {
        %s
      }

      %s
    }
    """
        .formatted(annotations, className, body, members);
  }

  /** Makes a jar of skills, in the order given. */
  static Path jar(Path jar, SkillSource... skills) {
    String services =
        Stream.of(skills).map(SkillSource::className).collect(Collectors.joining("\n"));
    return jar(jar, services, skills);
  }

  /** Makes a jar of skills with that services file. */
  static Path jar(Path jar, String services, SkillSource... skills) {
    try {
      Path classes = Files.createTempDirectory("classes");
      compile(classes, skills);
      return pack(jar, services, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path directory, SkillSource... skills) throws IOException {
    for (SkillSource skill : skills) {
      Path file = directory.resolve(skill.className() + ".java");
      Files.writeString(file, skill.source());
      compile(directory, file);
    }
  }

  /** Compiles a source file as the author of a skill would. */
  static void compile(Path into, Path source) {
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "25",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                into.toString(),
                source.toString());
    assertThat(result).as("javac of %s", source).isZero();
  }

  /** What a skill is compiled against. */
  static String classPath() {
    return Stream.of(Skill.class, Details.class)
        .map(type -> origin(type).toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** The jar or the directory that a class comes from. */
  static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Path pack(Path jar, String services, Path classes) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + Skill.class.getName()));
      out.write(services.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      List<Path> compiled =
          files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : compiled) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
