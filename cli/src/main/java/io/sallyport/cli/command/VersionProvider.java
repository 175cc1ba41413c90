package io.sallyport.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Names the version that {@code sallyport --version} prints. */
final class VersionProvider implements IVersionProvider {
  /** This version of Sallyport. */
  static final String VERSION = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {"sallyport " + VERSION};
  }
}
