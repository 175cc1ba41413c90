package io.sallyport.harness.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.Admission;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.graph.GraphReader;
import io.sallyport.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample inputs show what their table says (seed 004, section 2). */
class SampleInputsTest {
  private static final Path SAMPLES = Path.of("..", "examples", "harness");
  private static final LogicalTime AT = LogicalTime.parse("2026-01-05T09:31:00Z").value();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # file                    | verdict | notes                                   | v1's gates
          regime-missing            | HALT    | []                                      | UNKNOWN
          low-confidence            | DEGRADE | [LOW_REGIME_CONFIDENCE]                 | TRUE
          no-factor-permission      | PROCEED | [FACTOR_LAYER_BYPASSED]                 | TRUE
          no-beliefs                | SKIP    | []                                      | TRUE
          stale                     | REJECT  | []                                      | TRUE
          trending-normal-vol       | PROCEED | []                                      | TRUE
          trending-high-vol         | PROCEED | []                                      | TRUE
          mean-reverting-low-vol    | PROCEED | []                                      | TRUE
          mean-reverting-high-vol   | PROCEED | [FACTOR_LAYER_BYPASSED]                 | TRUE
          event-dominant            | PROCEED | [FACTOR_LAYER_BYPASSED]                 | TRUE
          event-lock                | PROCEED | [REGIME_BLOCKED]                        | FALSE
          undefined                 | PROCEED | []                                      | TRUE
          undefined-unsure          | DEGRADE | [LOW_REGIME_CONFIDENCE, REGIME_BLOCKED] | FALSE
          factors-deny-all          | PROCEED | []                                      | TRUE
          factors-exposure-used-up  | PROCEED | []                                      | TRUE
          macro-and-flow            | PROCEED | []                                      | TRUE
          side-unlike-registry      | PROCEED | []                                      | TRUE
          """,
      delimiter = '|')
  void eachShowsWhatItIsFor(String file, String verdict, String notes, String gates)
      throws IOException {
    HarnessInput input = read(SAMPLES.resolve(file + ".json"));
    CycleRequest request =
        new CycleRequest(
            Samples.TENANT,
            Samples.SEASON,
            Samples.PROFILE,
            HarnessMode.SHADOW,
            input,
            GraphReader.v1(),
            HarnessSettings.DEFAULT);

    Admission admission = Admission.of(request, AT);

    assertThat(admission.verdict()).as(admission.why()).hasToString(verdict);
    assertThat(admission.notes()).hasToString(notes);
    assertThat(Gates.compile(request.graph()).value().evaluate(input, request.settings()))
        .hasToString("[%1$s, %1$s]".formatted(gates));
  }

  @Test
  void noneIsLeftOut() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<Path> inputs = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(inputs).hasSize(17);
      String table = Files.readString(SAMPLES.resolve("README.md"));
      for (Path file : inputs) {
        assertThat(read(file).timestamp()).hasToString("2026-01-05T09:30:00.000000Z");
        assertThat(table).contains("`" + file.getFileName() + "`");
      }
    }
  }

  private static HarnessInput read(Path file) throws IOException {
    return InputReader.read(file.getFileName().toString(), Files.readAllBytes(file)).value();
  }
}
