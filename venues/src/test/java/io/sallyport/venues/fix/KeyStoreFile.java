package io.sallyport.venues.fix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A key and its certificate in a file, made for a test. */
public record KeyStoreFile(Path path) {
  public static final String PASSWORD = "changeit-please";
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Makes one with the JDK's own tool.
   *
   * @param names whom the certificate names, such as {@code ip:127.0.0.1}
   */
  public static KeyStoreFile make(Path path, String names)
      throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-keystore",
                path.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    return new KeyStoreFile(path);
  }
}
