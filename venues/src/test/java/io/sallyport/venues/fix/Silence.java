package io.sallyport.venues.fix;

import quickfix.Log;

/** A log that says nothing. */
final class Silence implements Log {
  @Override
  public void clear() {}

  @Override
  public void onIncoming(String message) {}

  @Override
  public void onOutgoing(String message) {}

  @Override
  public void onEvent(String text) {}

  @Override
  public void onErrorEvent(String text) {}
}
