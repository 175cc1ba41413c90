package io.sallyport.cli.render;

import io.sallyport.ledger.verify.Verification;

/**
 * What checking a home found.
 *
 * @param found the figures and the differences
 */
public record VerificationAnswer(Verification found) implements Answer {
  @Override
  public int exitCode() {
    return found.isSound() ? 0 : 1;
  }

  @Override
  public String text() {
    Lines lines =
        new Lines(14)
            .heading(
                found.isSound() ? "✓ Everything is as it should be" : "✗ There are differences")
            .put("Journal", found.entries() + " entries")
            .put("Ledgers", found.ledgers() + " with " + found.ledgerLines() + " lines")
            .put("Snapshots", found.snapshots());
    if (found.owned()) {
      lines.put("Beside", "an owner at work: what is still on its way is no difference");
    }
    found.differences().forEach(difference -> lines.append("\n✗ " + difference + "\n"));
    return lines.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sound", found.isSound())
        .put("entries", found.entries())
        .put("ledgers", found.ledgers())
        .put("ledger_lines", found.ledgerLines())
        .put("snapshots", found.snapshots())
        .put("owned", found.owned())
        .putTexts("differences", found.differences());
  }
}
