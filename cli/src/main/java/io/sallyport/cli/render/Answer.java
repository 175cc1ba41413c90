package io.sallyport.cli.render;

/** What a command answers. */
public interface Answer {
  /** For a person. */
  String text();

  /** For a program: one object. */
  JsonObject json();

  /** 0 for success, 1 for blocked, failed or refused (SPEC 10). */
  default int exitCode() {
    return 0;
  }
}
