package io.sallyport.cli.render;

import io.sallyport.ledger.verify.Verification;
import java.nio.file.Path;

/**
 * What checking a home found.
 *
 * @param home what was checked
 * @param found the figures and the differences
 */
public record VerificationAnswer(Path home, Verification found) implements Answer {
  @Override
  public int exitCode() {
    return found.isSound() && !isOfNothing() ? 0 : 1;
  }

  @Override
  public String text() {
    Lines lines =
        new Lines(14)
            .heading(heading())
            .put("Journal", found.entries() + " entries")
            .put("Ledgers", found.ledgers() + " with " + found.ledgerLines() + " lines")
            .put("Snapshots", found.snapshots());
    if (found.owned()) {
      lines.put("Beside", "an owner at work: what is still on its way is no difference");
    }
    found.differences().forEach(difference -> lines.append("\n✗ " + difference + "\n"));
    return lines.toString();
  }

  /** Nothing to find fault with is not the same as sound: the home may have been mistyped. */
  private String heading() {
    if (!found.isSound()) {
      return "✗ There are differences";
    }
    return isOfNothing()
        ? "Nothing to verify: there is no home at " + home
        : "✓ Everything is as it should be";
  }

  private boolean isOfNothing() {
    return found.entries() == 0;
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("home", home)
        .put("sound", found.isSound() && !isOfNothing())
        .put("entries", found.entries())
        .put("ledgers", found.ledgers())
        .put("ledger_lines", found.ledgerLines())
        .put("snapshots", found.snapshots())
        .put("owned", found.owned())
        .putTexts("differences", found.differences());
  }
}
