package io.sallyport.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts JVMs of this class path that live for seconds: they compile little, and take the classes
 * that one before them has loaded and linked out of a cache.
 *
 * @param classPath jars alone: a cache takes no folders
 * @param cache the cache, once there is one
 */
record TestJvm(String classPath, Optional<Path> cache) {
  /** One without a cache, which keeps what it needs in a folder. */
  static TestJvm in(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        path = jar(path, folder.resolve("classes" + jars.size() + ".jar"));
      }
      if (Files.exists(path)) {
        jars.add(path.toString());
      }
    }
    return new TestJvm(String.join(":", jars), Optional.empty());
  }

  /** Starts one; what it says to its errors is said to ours. */
  Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> options =
        cache.map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:disable")).orElse(List.of());
    return builder(options, main, arguments).redirectError(Redirect.INHERIT).start();
  }

  /** Runs one to its end, and gives starts that know what it has loaded. */
  TestJvm learning(Path file, Class<?> main, List<String> arguments) throws Exception {
    Process learns =
        builder(List.of("-XX:AOTCacheOutput=" + file), main, arguments)
            .redirectErrorStream(true)
            .start();
    String said = new String(learns.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (learns.waitFor() != 0 || !Files.exists(file)) {
      throw new IOException("nothing was learned: " + said);
    }
    return new TestJvm(classPath, Optional.of(file));
  }

  private ProcessBuilder builder(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static Path jar(Path folder, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file -> add(entries, folder.relativize(file).toString(), file));
    }
    return jar;
  }

  private static void add(JarOutputStream entries, String name, Path file) {
    try {
      entries.putNextEntry(new JarEntry(name));
      Files.copy(file, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
