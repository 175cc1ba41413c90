package io.sallyport.core.guard;

/** One condition of execution (seed 001). */
interface Guard {
  /** The guard's name in reports. */
  String name();

  /** What it says of a dry run, which it never blocks. */
  String inDryRun();

  /** What it finds of a LIVE execution. */
  Finding judge(GuardFacts facts);
}
