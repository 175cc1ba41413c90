package io.sallyport.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Names the version that {@code sallyport --version} prints. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"sallyport 0.1.0"};
  }
}
