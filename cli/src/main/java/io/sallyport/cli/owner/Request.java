package io.sallyport.cli.owner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A command that is handed to the owner, with all that it depends on besides the home.
 *
 * @param arguments the words behind {@code sallyport}
 * @param environment the variables that Sallyport reads
 * @param systemUser the signed-in system user
 * @param workingDirectory where relative paths begin
 */
public record Request(
    List<String> arguments,
    SortedMap<String, String> environment,
    String systemUser,
    String workingDirectory) {

  void write(DataOutputStream to) throws IOException {
    Texts.write(to, arguments);
    Texts.write(to, List.copyOf(environment.keySet()));
    Texts.write(to, new ArrayList<>(environment.values()));
    Texts.write(to, systemUser);
    Texts.write(to, workingDirectory);
  }

  static Request read(DataInputStream from) throws IOException {
    return new Request(
        Texts.readAll(from),
        pairs(Texts.readAll(from), Texts.readAll(from)),
        Texts.read(from),
        Texts.read(from));
  }

  private static SortedMap<String, String> pairs(List<String> names, List<String> values) {
    SortedMap<String, String> pairs = new TreeMap<>();
    for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
      pairs.put(names.get(i), values.get(i));
    }
    return pairs;
  }
}
