package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameUuidTest {

  /** RFC 9562, appendix A.4. */
  @Test
  void givesTheUuidOfTheStandard() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    assertThat(NameUuid.of(dns, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void agreesWithAnotherImplementation() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_000; i++) {
      UUID namespace = new UUID(random.nextLong(), random.nextLong());
      String name = text(random);

      assertThat(NameUuid.of(namespace, name))
          .isEqualTo(UuidCreator.getNameBasedSha1(namespace, name));
    }
  }

  @Test
  void joinsPartsWithABar() {
    UUID namespace = new UUID(1, 2);

    assertThat(NameUuid.of(namespace, "a", "", "b")).isEqualTo(NameUuid.of(namespace, "a||b"));
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(40), 0, 0x11000)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
