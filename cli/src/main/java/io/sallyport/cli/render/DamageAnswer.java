package io.sallyport.cli.render;

import io.sallyport.ledger.verify.Verification;
import java.nio.file.Path;

/**
 * The status of a home that contradicts itself: what is wrong, and how much of it is sound (SPEC
 * 9).
 *
 * @param home where
 * @param why what stops every owner, and what to do
 * @param found what checking it found
 */
public record DamageAnswer(Path home, String why, Verification found) implements Answer {
  @Override
  public int exitCode() {
    return 1;
  }

  @Override
  public String text() {
    Lines lines =
        new Lines(13)
            .heading("Home " + home)
            .put("State", "DAMAGED")
            .put("Why", why)
            .put("Journal", found.entries() + " entries are sound");
    found.differences().forEach(difference -> lines.append("\n✗ " + difference + "\n"));
    return lines.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("home", home)
        .put("exists", true)
        .put("damaged", why)
        .put("sound_entries", found.entries())
        .putTexts("differences", found.differences());
  }
}
