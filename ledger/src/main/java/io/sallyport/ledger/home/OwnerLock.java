package io.sallyport.ledger.home;

import io.sallyport.core.model.RefusalCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The lock that makes one process the owner of a home (SPEC 9). The system lets go of it when the
 * process ends, however it ends.
 */
final class OwnerLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
    sign(channel);
  }

  /** Takes the lock, waiting a while for another process to let go. */
  static OwnerLock take(Path file, Duration patience) throws IOException, HomeException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (Duration waited = Duration.ZERO; !isLocked(channel); waited = waited.plus(PAUSE)) {
      if (waited.compareTo(patience) >= 0) {
        channel.close();
        throw owned(file);
      }
      pause();
    }
    return new OwnerLock(channel);
  }

  /**
   * Whether some process owns the home now. It takes nothing; but the owner itself must not ask: to
   * close the file once more is, for the system, to let go of the lock.
   */
  static boolean isHeld(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileLock probe = channel.tryLock(0, Long.MAX_VALUE, true);
      return probe == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether that process owns the home now. */
  static boolean isHeldBy(Path file, long process) {
    return isHeld(file) && owner(file).equals(String.valueOf(process));
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock()).isPresent();
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static HomeException owned(Path file) {
    return new HomeException(
        RefusalCode.HOME_OWNED,
        "the home %s is owned by process %s; wait until it has ended, or end it, and try again"
            .formatted(file.getParent(), owner(file)));
  }

  private static String owner(Path file) {
    try {
      String pid = Files.readString(file).strip();
      return pid.isEmpty() ? "(which has not said its number)" : pid;
    } catch (IOException e) {
      return "(unknown)";
    }
  }

  /** Says who owns the home. On a full disk nobody can be told, and the lock holds all the same. */
  private static void sign(FileChannel channel) {
    String pid = ProcessHandle.current().pid() + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      // The message to others will lack the number.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves an empty file behind, so that equal homes stay equal. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    }
  }
}
