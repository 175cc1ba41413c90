package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index of names: each is found, whatever else is in it, and the last one given counts. */
final class NameIndexTest {
  private final NameIndex index = new NameIndex();

  @Test
  void aNameThatNobodyHasIsNotFound() {
    index.put("A", FixSample.id(1));

    assertThat(index.find("B")).isEmpty();
    assertThat(index.find("")).isEmpty();
    assertThat(index.newest(FixSample.id(2))).isEmpty();
  }

  @Test
  void anOrderMayHaveSeveralNamesAndGoesByTheLast() {
    index.put("A", FixSample.id(1));
    index.put("B", FixSample.id(1));

    assertThat(index.find("A")).contains(FixSample.id(1));
    assertThat(index.find("B")).contains(FixSample.id(1));
    assertThat(index.newest(FixSample.id(1))).contains("B");

    index.put("A", FixSample.id(1));

    assertThat(index.newest(FixSample.id(1))).contains("A");
  }

  @Test
  void aNameBelongsToTheOrderThatGotItLast() {
    index.put("A", FixSample.id(1));
    index.put("A", FixSample.id(2));

    assertThat(index.find("A")).contains(FixSample.id(2));
  }

  @Test
  void namesNeedNotBeOfOneByteACharacter() {
    index.put("Ordre n° 7 – ü", FixSample.id(1));

    assertThat(index.find("Ordre n° 7 – ü")).contains(FixSample.id(1));
    assertThat(index.newest(FixSample.id(1))).contains("Ordre n° 7 – ü");
  }

  @Test
  void manyNamesAreAllFound() {
    int many = 20_000;
    IntStream.range(0, many).forEach(number -> index.put(name(number), FixSample.id(number / 2)));

    assertThat(IntStream.range(0, many))
        .allMatch(number -> index.find(name(number)).orElseThrow().equals(order(number)));
    assertThat(IntStream.range(0, many / 2))
        .allMatch(number ->
            index.newest(FixSample.id(number)).orElseThrow().equals(name(2 * number + 1)));
  }

  private static UUID order(int number) {
    return FixSample.id(number / 2);
  }

  private static String name(int number) {
    return "V" + Integer.toString(number * 7919, 36);
  }
}
