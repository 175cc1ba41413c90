package io.sallyport.cli.config;

import io.sallyport.core.model.Reply;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixSettings;
import io.sallyport.venues.fix.SecretSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where secrets are kept, and refuses the secrets themselves. */
final class FixSecrets {
  private static final String ENV = "_env";
  private static final String FILE = "_file";

  private final Path home;

  FixSecrets(Path home) {
    this.home = home;
  }

  /** Refuses a secret that is written where it can be read; the message does not repeat it. */
  void refuseInline(YamlMap map, String name) throws YamlProblem {
    if (map.has(name)) {
      throw map.problem(
          name,
          "'%1$s' does not belong in this file: put it into a variable of the environment and name that with %1$s_env, or into a file of mode 600 and name that with %1$s_file"
              .formatted(name));
    }
  }

  /** Where a secret is kept, if it is named. */
  Optional<SecretSource> source(YamlMap map, String name) throws YamlProblem {
    if (map.has(name + ENV) && map.has(name + FILE)) {
      throw map.problem(
          name + FILE, "give one of %1$s_env and %1$s_file, not both".formatted(name));
    }
    Optional<SecretSource> variable =
        map.optional(name + ENV, Words::line).map(SecretSource.Variable::new);
    Optional<SecretSource> file =
        map.optional(name + FILE, this::path).map(SecretSource.PrivateFile::new);
    return variable.or(() -> file);
  }

  /** How the way is secured, if it is: {@code tls: {}} is enough. */
  Optional<FixSettings.Tls> tls(YamlMap venue) throws YamlProblem {
    if (!venue.has("tls")) {
      return Optional.empty();
    }
    YamlMap tls = venue.map("tls");
    refuseInline(tls, "trust_store_password");
    refuseInline(tls, "key_store_password");
    tls.only(
        "trust_store",
        "trust_store_password_env",
        "trust_store_password_file",
        "key_store",
        "key_store_password_env",
        "key_store_password_file");
    return Optional.of(
        new FixSettings.Tls(
            tls.optional("trust_store", this::path),
            source(tls, "trust_store_password"),
            tls.optional("key_store", this::path),
            source(tls, "key_store_password")));
  }

  private Reply<Path> path(String text) {
    try {
      return Words.line(text).map(home::resolve);
    } catch (InvalidPathException e) {
      return Words.refuse("this is no path");
    }
  }
}
