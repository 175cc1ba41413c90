package io.sallyport.core.guard;

import java.util.Optional;

/** One condition of execution (seed 001). */
interface Guard {
  /** The guard's name in reports. */
  String name();

  /** What it says of a dry run, which it never blocks; empty if it judges every mode alike. */
  Optional<String> inDryRun();

  /** What it finds of a LIVE execution. */
  Finding judge(GuardFacts facts);
}
