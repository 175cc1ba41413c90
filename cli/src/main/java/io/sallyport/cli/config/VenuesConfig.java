package io.sallyport.cli.config;

import io.sallyport.core.model.VenueId;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixSettings;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code venues:} in {@code sallyport.yaml}: the counterparties besides {@code sim}. */
final class VenuesConfig {
  private static final String FIX = "fix";

  private final Path home;

  /**
   * A reader of venues.
   *
   * @param home where a relative path begins
   */
  VenuesConfig(Path home) {
    this.home = home;
  }

  /** The venues by name. */
  SortedMap<VenueId, FixSettings> parse(YamlMap all) throws YamlProblem {
    SortedMap<VenueId, FixSettings> venues = new TreeMap<>();
    for (String name : all.names()) {
      VenueId venueId = all.name(name, VenueId::parse);
      if (!venueId.isReal()) {
        throw all.problem(name, "'sim' is the built-in venue; give this one another name");
      }
      requireFolderName(all, name);
      venues.put(venueId, venue(all, name));
    }
    return venues;
  }

  /** A venue keeps its sequence numbers in a folder of its name. */
  private static void requireFolderName(YamlMap all, String name) throws YamlProblem {
    if (name.contains("/") || name.contains(":")) {
      throw all.problem(name, "a venue's name has no / and no :, for it is a folder's name too");
    }
  }

  private FixSettings venue(YamlMap all, String name) throws YamlProblem {
    YamlMap venue = all.map(name);
    String type = venue.required("type", Words::line);
    if (!type.equals(FIX)) {
      throw venue.problem("type", "unknown type '%s' of venue; known is fix".formatted(type));
    }
    return new FixConfig(home, venue).settings();
  }
}
