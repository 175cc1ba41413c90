package io.sallyport.cli.owner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts as fields of a frame: their length in bytes, then UTF-8. */
final class Texts {
  private Texts() {}

  static void write(DataOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  static void write(DataOutputStream to, List<String> texts) throws IOException {
    to.writeInt(texts.size());
    for (String text : texts) {
      write(to, text);
    }
  }

  static String read(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > from.available()) {
      throw new EOFException();
    }
    return new String(from.readNBytes(length), StandardCharsets.UTF_8);
  }

  static List<String> readAll(DataInputStream from) throws IOException {
    int count = from.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(read(from));
    }
    return List.copyOf(texts);
  }
}
