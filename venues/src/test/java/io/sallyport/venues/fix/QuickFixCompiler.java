package io.sallyport.venues.fix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the broker on C++ QuickFIX out of its source, with what the machine has. */
final class QuickFixCompiler {
  private static final String SOURCE = "/quickfix-broker.cpp";
  private static final List<String> COMPILER =
      List.of("g++", "-std=c++14", "-O0", "-Wno-deprecated", "-x", "c++");
  private static final String MISSING =
      "C++ QuickFIX is not here: on Debian and Ubuntu, apt-get install g++ libquickfix-dev";

  private QuickFixCompiler() {}

  /** Compiles it into a folder. */
  static Path broker(Path folder) throws IOException {
    Path source = folder.resolve("quickfix-broker.cpp");
    try (InputStream from = QuickFixCompiler.class.getResourceAsStream(SOURCE)) {
      Files.write(source, from.readAllBytes());
    }
    Path program = folder.resolve("quickfix-broker");
    String said =
        run(List.of("-o", program.toString(), source.toString(), "-lquickfix"), "")
            .orElseThrow(() -> new IOException(MISSING));
    if (!Files.exists(program)) {
      throw new IOException("the broker cannot be compiled: " + said);
    }
    return program;
  }

  /** Why it cannot be compiled here, if it cannot: only for what the machine lacks. */
  static Optional<String> absence() {
    String headers = "#if !__has_include(<quickfix/Session.h>)\nmissing\n#endif\n";
    try {
      return run(List.of("-E", "-P", "-"), headers)
          .filter(said -> !said.contains("missing"))
          .map(said -> Optional.<String>empty())
          .orElse(Optional.of(MISSING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the compiler; empty if there is none. */
  private static Optional<String> run(List<String> arguments, String input) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  java.util.stream.Stream.concat(COMPILER.stream(), arguments.stream()).toList())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    try (var toIt = process.outputWriter()) {
      toIt.write(input);
    }
    return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }
}
