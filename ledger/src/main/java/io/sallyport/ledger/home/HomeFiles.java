package io.sallyport.ledger.home;

import io.sallyport.ledger.season.SeasonFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where everything lies in a home (SPEC 9).
 *
 * @param root the home's folder
 */
public record HomeFiles(Path root) {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /** The journal's folder. */
  public Path journal() {
    return root.resolve("journal");
  }

  /** The strategy registry, which the user writes. */
  public Path registry() {
    return root.resolve("strategies.yaml");
  }

  /** The configuration, which the user writes. */
  public Path configuration() {
    return root.resolve("sallyport.yaml");
  }

  /** The folder of skills, which the user puts there. */
  public Path skills() {
    return root.resolve("skills");
  }

  /** The folder of forensic snapshots. */
  public Path snapshots() {
    return root.resolve("snapshots");
  }

  /** The seasons' files. */
  public SeasonFiles seasons() {
    return new SeasonFiles(root);
  }

  /** Space kept back for cancelling, from the first order that is sent. */
  Path reserve() {
    return root.resolve("reserve");
  }

  Path ownerLock() {
    return root.resolve("owner.lock");
  }

  /** Whether something was ever recorded here, or nobody can tell for want of permission. */
  public boolean exist() {
    return !Files.notExists(journal()) || !Files.notExists(seasons().directory());
  }

  /** Whether some process owns the home now. */
  public boolean isOwned() {
    return OwnerLock.isHeld(ownerLock());
  }

  /** Whether that process owns the home now. */
  public boolean isOwnedBy(long process) {
    return OwnerLock.isHeldBy(ownerLock(), process);
  }

  /** Makes the folders, the home's own private to its user. */
  void make() throws IOException {
    Files.createDirectories(root);
    if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(root, PRIVATE);
    }
    Files.createDirectories(journal());
  }

  /** Why the home cannot be used: what the system said, in words. */
  public String why(IOException e) {
    String what =
        switch (e) {
          case AccessDeniedException denied -> "no permission for " + denied.getFile();
          case NoSuchFileException missing -> missing.getFile() + " does not exist";
          case FileAlreadyExistsException standing -> standing.getFile() + " is not a folder";
          case FileSystemException system ->
              system.getFile() + (system.getReason() == null ? "" : ": " + system.getReason());
          default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    return "the home " + root + " cannot be used: " + what;
  }
}
