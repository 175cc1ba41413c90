package io.sallyport.simulation;

import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.venues.fix.HostileAcceptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The counterparties of owners that are killed, in a process that outlives them: one for each home,
 * and each counts.
 *
 * <p>Arguments: the folder for what they count, then for each what it makes of the same id again.
 * Prints {@code listening} and their ports, and runs until its input ends.
 */
public final class KillCounterparty {
  private KillCounterparty() {}

  public static void main(String[] args) throws Exception {
    List<HostileAcceptor> all = new ArrayList<>();
    for (int lane = 0; lane < args.length - 1; lane++) {
      SameId sameId = SameId.valueOf(args[lane + 1]);
      all.add(HostileAcceptor.start(caller(lane), sameId, counts(Path.of(args[0]), lane)));
    }
    System.out.println(
        all.stream()
            .map(each -> Integer.toString(each.port()))
            .collect(Collectors.joining(" ", "listening ", "")));
    while (System.in.read() >= 0) {
      // As long as whoever started it holds its input open, it runs.
    }
    all.forEach(HostileAcceptor::close);
  }

  /** The name under which a home calls: FIX engines know a session by names alone. */
  static String caller(int lane) {
    return HostileAcceptor.OUR_NAME + lane;
  }

  /** What a counterparty counted. */
  static Path counts(Path folder, int lane) {
    return folder.resolve("counts" + lane);
  }
}
