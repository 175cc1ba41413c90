package io.sallyport.harness.runner;

import io.sallyport.core.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar of skills, read once: what was hashed is what is loaded, whatever becomes of the file.
 *
 * @param name its file name
 * @param artifact the SHA-256 of the file
 * @param entries what is in it, by path
 */
record SkillJar(String name, Digest artifact, SortedMap<String, byte[]> entries) {
  /** The most bytes that a jar may have, packed or unpacked. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  /**
   * Reads a jar.
   *
   * @throws IOException if it cannot be read, is none, or is too large
   */
  static SkillJar read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw tooLarge();
    }
    return new SkillJar(String.valueOf(file.getFileName()), Digest.of(bytes), unpack(bytes));
  }

  private static SortedMap<String, byte[]> unpack(byte[] bytes) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      int left = MOST_BYTES;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        if (left < 0) {
          throw tooLarge();
        }
        if (!entry.isDirectory() && entries.put(entry.getName(), content) != null) {
          throw new IOException("it has two entries called " + entry.getName());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no jar", e);
    }
    if (entries.isEmpty()) {
      throw new IOException("it is no jar, or an empty one");
    }
    return Collections.unmodifiableSortedMap(entries);
  }

  private static IOException tooLarge() {
    return new IOException("it has more than %s bytes".formatted(MOST_BYTES));
  }

  /** Where a class is in it. */
  static String pathOf(String className) {
    return className.replace('.', '/') + ".class";
  }
}
