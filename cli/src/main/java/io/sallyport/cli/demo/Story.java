package io.sallyport.cli.demo;

import java.util.List;
import java.util.stream.Stream;

/** What the demo tells, chapter by chapter, on one day. */
final class Story {
  static final List<Step> STEPS =
      Stream.of(PlanChapter.STEPS, LiveChapter.STEPS, HarnessChapter.STEPS, RecordChapter.STEPS)
          .flatMap(List::stream)
          .toList();

  private Story() {}
}
