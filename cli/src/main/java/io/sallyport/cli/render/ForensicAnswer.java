package io.sallyport.cli.render;

import io.sallyport.ledger.snapshot.ForensicSnapshot;
import io.sallyport.ledger.snapshot.ForensicSnapshot.ManifestEntry;

/**
 * A forensic snapshot that was taken.
 *
 * @param snapshot its id, its archive and what that holds
 */
public record ForensicAnswer(ForensicSnapshot snapshot) implements Answer {
  @Override
  public String text() {
    Table table = new Table("SIZE", "SHA-256", "FILE");
    snapshot.files().forEach(file -> table.row(file.size(), file.sha256(), file.path()));
    return new Lines(7)
        .heading("Forensic snapshot " + snapshot.ref())
        .put("Archive", snapshot.archive())
        .append("\n" + table)
        .toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("snapshot_ref", snapshot.ref())
        .put("archive", snapshot.archive())
        .putObjects("files", snapshot.files().stream().map(ForensicAnswer::json).toList());
  }

  private static JsonObject json(ManifestEntry file) {
    return new JsonObject()
        .put("name", file.name())
        .put("path", file.path())
        .put("size", file.size())
        .put("sha256", file.sha256());
  }
}
