package io.sallyport.core.desk;

import java.util.List;

/**
 * Port to whatever keeps the journal: entries in one total order, durable once {@link #commit}
 * returns. One thread at a time uses it.
 */
public interface Journal {

  /**
   * Makes entries durable, all of them and in order.
   *
   * @param entries numbered on from the last one committed
   * @throws JournalFailure if they may not be durable; the journal takes no more after that
   */
  void commit(List<JournalEntry> entries) throws JournalFailure;
}
