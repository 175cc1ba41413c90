package io.sallyport.ledger.snapshot;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.formats.json.SallyportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A forensic snapshot: journal, ledgers, derived files and what the user wrote, in one flat archive
 * that is the same for the same content, with a manifest whose SHA-256 is the snapshot's id (SPEC
 * 11).
 *
 * @param ref its id
 * @param archive the file
 * @param files what it holds
 */
public record ForensicSnapshot(SnapshotRef ref, Path archive, List<ManifestEntry> files) {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String MANIFEST = "manifest.json";

  /**
   * One file of the archive.
   *
   * @param name its name in the archive, which has no folders
   * @param path where it lay in the home
   * @param size in bytes
   * @param sha256 of its bytes
   */
  public record ManifestEntry(String name, String path, long size, Digest sha256) {}

  private record Manifest(int version, List<ManifestEntry> files) {}

  /**
   * Takes a snapshot of a home that its owner has quiet, or that only grows meanwhile: what derives
   * from the journal is read before it, so that the archive never knows more than its journal.
   *
   * @param home the home's folder
   * @param into the folder for archives, which no archive holds
   */
  public static ForensicSnapshot take(Path home, Path into) throws IOException {
    Files.createDirectories(into);
    Path fresh = Files.createTempFile(into, "taking-", ".zip");
    try {
      return write(home, into, fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static ForensicSnapshot write(Path home, Path into, Path fresh) throws IOException {
    List<ManifestEntry> entries = new ArrayList<>();
    byte[] manifest;
    try (OutputStream out = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : filesOf(home)) {
        add(zip, home, file, entries);
      }
      manifest =
          SallyportJson.mapper()
              .writeValueAsBytes(
                  new Manifest(
                      1,
                      entries.stream().sorted(Comparator.comparing(ManifestEntry::path)).toList()));
      store(zip, MANIFEST, manifest);
    }
    sync(fresh);
    Digest id = Digest.of(manifest);
    Path archive = into.resolve(id + ".zip");
    Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
    return new ForensicSnapshot(new SnapshotRef(Optional.of(id)), archive, List.copyOf(entries));
  }

  private static void add(ZipOutputStream zip, Path home, Path file, List<ManifestEntry> entries)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = String.format(Locale.ROOT, "%04d-%s", entries.size() + 1, file.getFileName());
    String path = home.relativize(file).toString().replace('\\', '/');
    entries.add(new ManifestEntry(name, path, bytes.length, Digest.of(bytes)));
    store(zip, name, bytes);
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** What the user wrote, then what derives from the journal, then the journal. */
  private static List<Path> filesOf(Path home) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("sallyport.yaml", "sim.yaml", "strategies.yaml")) {
      Path file = home.resolve(name);
      if (Files.isRegularFile(file)) {
        files.add(file);
      }
    }
    files.addAll(below(home.resolve("execution")));
    files.addAll(below(home.resolve("journal")));
    return files;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
