package io.sallyport.cli.render;

import io.sallyport.core.safety.KillSwitch;
import java.util.List;

/**
 * Kill switches, one to a line.
 *
 * @param killSwitches those that are raised, or every setting there ever was
 * @param none what to say if there are none
 */
public record KillSwitchesAnswer(List<KillSwitch> killSwitches, String none) implements Answer {
  public KillSwitchesAnswer {
    killSwitches = List.copyOf(killSwitches);
  }

  @Override
  public String text() {
    return killSwitches.isEmpty() ? none + "\n" : KillSwitchFields.table(killSwitches);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects("kill_switches", killSwitches.stream().map(KillSwitchFields::json).toList());
  }
}
