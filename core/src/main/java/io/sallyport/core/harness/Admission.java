package io.sallyport.core.harness;

import io.sallyport.core.harness.HarnessInput.Stamp;
import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cycle's state allows (seed 004, section 2, "Semantics of unknown states"), judged once, at
 * the cycle's start.
 *
 * @param verdict what happens
 * @param why in words
 * @param notes what else is to be known
 */
public record Admission(Verdict verdict, String why, List<Note> notes) {
  public Admission {
    notes = List.copyOf(notes);
  }

  /** What happens, by the seed's words. */
  public enum Verdict {
    /** The cycle runs. */
    PROCEED,
    /** It runs, and its actions are logged only, whatever its mode. */
    DEGRADE,
    /** There is nothing to do: a clean end. */
    SKIP,
    /** There is no regime: nothing may be done. */
    HALT,
    /** Its state is stale, or of the future. */
    REJECT
  }

  /** What is recorded besides. */
  public enum Note {
    /** There is no factor layer, and what it would constrain passes. */
    FACTOR_LAYER_BYPASSED,
    /** There is no factor layer, and what it would constrain is denied. */
    FACTOR_LAYER_MISSING,
    /** The regime layer is less sure than is asked for. */
    LOW_REGIME_CONFIDENCE,
    /** The regime layer says that it is not safe to play. */
    REGIME_BLOCKED
  }

  /** Judges the state of a cycle that starts now. Of several verdicts the safer one counts. */
  public static Admission of(CycleRequest request, LogicalTime now) {
    HarnessInput input = request.input();
    if (input.regimeState().isEmpty()) {
      return new Admission(Verdict.HALT, "regime_state is missing", List.of());
    }
    Optional<String> untimely = untimely(input, request.settings().maxStaleness(), now);
    if (untimely.isPresent()) {
      return new Admission(Verdict.REJECT, untimely.get(), List.of());
    }
    if (input.activeBeliefs().isEmpty()) {
      return new Admission(Verdict.SKIP, "there is no active belief", List.of());
    }
    RegimeState regime = input.regimeState().get();
    return regime.confidence().isBelow(request.settings().minRegimeConfidence())
        ? new Admission(
            Verdict.DEGRADE,
            "the confidence in the regime, %s, is below %s"
                .formatted(regime.confidence(), request.settings().minRegimeConfidence()),
            notes(request))
        : new Admission(Verdict.PROCEED, "every state is there and fresh", notes(request));
  }

  private static List<Note> notes(CycleRequest request) {
    List<Note> notes = new ArrayList<>();
    if (request.input().factorPermission().isEmpty()) {
      notes.add(
          request.mode() == HarnessMode.SHADOW || request.settings().liveWithoutFactors()
              ? Note.FACTOR_LAYER_BYPASSED
              : Note.FACTOR_LAYER_MISSING);
    }
    boolean unsure =
        request
            .input()
            .regimeState()
            .filter(regime -> regime.confidence().isBelow(request.settings().minRegimeConfidence()))
            .isPresent();
    if (unsure) {
      notes.add(Note.LOW_REGIME_CONFIDENCE);
    }
    if (request.isBlockedByRegime()) {
      notes.add(Note.REGIME_BLOCKED);
    }
    return notes;
  }

  private static Optional<String> untimely(HarnessInput input, Duration most, LogicalTime now) {
    return Stream.concat(
            Stream.of(new Stamp("the bundle", input.timestamp())),
            Stream.of(StateObject.values()).flatMap(input::stamps))
        .flatMap(stamp -> untimely(stamp.what(), stamp.time(), most, now).stream())
        .findFirst();
  }

  private static Optional<String> untimely(
      String what, LogicalTime time, Duration most, LogicalTime now) {
    if (time.compareTo(now) > 0) {
      return Optional.of("%s is of the future: %s, and it is %s".formatted(what, time, now));
    }
    return time.plus(most).compareTo(now) < 0
        ? Optional.of(
            "%s is stale: it is of %s, and at %s that is more than %s ago"
                .formatted(what, time, now, inWords(most)))
        : Optional.empty();
  }

  private static String inWords(Duration duration) {
    return duration.toSecondsPart() == 0 && duration.toNanosPart() == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
