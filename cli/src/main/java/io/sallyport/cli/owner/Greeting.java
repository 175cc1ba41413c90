package io.sallyport.cli.owner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What an owner says first to whoever comes.
 *
 * @param version of what is spoken over the socket; where it is not {@link #VERSION}, only the
 *     process is known besides
 * @param process its process id
 * @param build which build of the program it runs; empty if unknown
 * @param servingSince the logical time since when it serves as a resident owner; none if it owns
 *     the home for the length of a command
 */
public record Greeting(int version, long process, String build, Optional<String> servingSince) {
  /** The version that this program speaks. */
  public static final int VERSION = 1;

  /** The greeting of this process. */
  public static Greeting here(String build, Optional<String> servingSince) {
    return new Greeting(VERSION, ProcessHandle.current().pid(), build, servingSince);
  }

  /** Whether what it speaks is understood here. */
  public boolean isUnderstood() {
    return version == VERSION;
  }

  void write(DataOutputStream to) throws IOException {
    to.writeInt(version);
    to.writeLong(process);
    Texts.write(to, build);
    Texts.write(to, servingSince.orElse(""));
  }

  /** Version and process come first in every version. */
  static Greeting read(DataInputStream from) throws IOException {
    int version = from.readInt();
    long process = from.readLong();
    return version == VERSION
        ? new Greeting(
            version,
            process,
            Texts.read(from),
            Optional.of(Texts.read(from)).filter(since -> !since.isEmpty()))
        : new Greeting(version, process, "", Optional.empty());
  }
}
