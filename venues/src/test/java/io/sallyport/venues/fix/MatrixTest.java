package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The order state change matrices of the FIX specification, and what they leave out, as tables: a
 * line is a message and the reports that are made of it.
 */
final class MatrixTest {

  @TestFactory
  Stream<DynamicContainer> matrices() {
    return Arrays.stream(FixVersion.values())
        .map(version ->
            DynamicContainer.dynamicContainer(
                version.beginString(), sequences(version).stream().map(s -> test(version, s))));
  }

  @ParameterizedTest
  @ValueSource(chars = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'})
  void everyNumberedKindAndStateIsInATable(char code) {
    assertThat(all()).contains(" 150=" + code + " ", " 39=" + code + " ");
  }

  @ParameterizedTest
  @ValueSource(chars = {'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'})
  void everyLetteredKindIsInATable(char code) {
    assertThat(all()).contains(" 150=" + code + " ");
  }

  private static String all() {
    return String.join("\n", sequences(FixVersion.FIX_4_4))
        + String.join("\n", sequences(FixVersion.FIX_4_2));
  }

  private static DynamicTest test(FixVersion version, String sequence) {
    List<String> lines = sequence.lines().toList();
    return DynamicTest.dynamicTest(
        lines.getFirst(), () -> play(new Dialogue(version), lines.subList(1, lines.size())));
  }

  private static void play(Dialogue dialogue, List<String> lines) {
    for (String line : lines) {
      String[] halves = line.split("\\|", -1);
      String expected = halves.length > 1 ? halves[1].strip() : "";
      assertThat(String.join("; ", dialogue.reports(halves[0].strip())))
          .as(line)
          .isEqualTo(expected);
    }
  }

  private static List<String> sequences(FixVersion version) {
    String name = "matrices-" + version.beginString().substring("FIX.".length()) + ".txt";
    try (InputStream in = MatrixTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\\n\\s*\\n"))
          .map(String::strip)
          .filter(part -> !part.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
