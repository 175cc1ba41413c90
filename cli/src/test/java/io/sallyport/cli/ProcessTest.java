package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.formats.json.SallyportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows: exit codes, bytes, pipes. */
final class ProcessTest {
  @TempDir Path folder;

  @Test
  void exitCodesReachTheShell() throws Exception {
    assertThat(start("status").waitFor()).isZero();
    assertThat(start("plan", "show", "374a9c58").waitFor()).isEqualTo(1);
    assertThat(start("plan", "show").waitFor()).isEqualTo(2);
  }

  @Test
  void outputIsUtf8WhateverTheLocale() throws Exception {
    assertThat(start("plan", "buy", "BTCUSDT", "1").waitFor()).isZero();
    String id =
        SallyportJson.mapper()
            .readTree(start("plan", "list", "--json").getInputStream())
            .at("/plans/0/plan_id")
            .stringValue();

    Process execute = start("execute", id, "--client-id", "1");

    assertThat(new String(execute.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("⚠️  No real orders were placed")
        .contains("STATUS: ✓ SUCCESS");
    assertThat(execute.waitFor()).isZero();
  }

  @Test
  void aReaderThatGoesAwayIsNobodysError() throws Exception {
    Process completion = start("completion");
    try (InputStream out = completion.getInputStream()) {
      assertThat(out.read()).isPositive();
    }

    assertThat(errors(completion)).isEmpty();
    assertThat(completion.waitFor()).isZero();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Process start(String... arguments) {
    return new Shell(folder.resolve("home")).start(arguments);
  }
}
