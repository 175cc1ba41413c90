package io.sallyport.core.plane;

/** A set of numbers that only grows, at eight bytes or little more for each. */
final class LongSet {
  private static final int FIRST_SIZE = 16;

  private long[] slots = new long[FIRST_SIZE];
  private boolean hasZero;
  private int count;

  boolean contains(long number) {
    return number == 0 ? hasZero : slots[slot(slots, number)] == number;
  }

  void add(long number) {
    if (number == 0) {
      hasZero = true;
    } else if (!contains(number)) {
      slots[slot(slots, number)] = number;
      count++;
      if (count > slots.length / 2) {
        grow();
      }
    }
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long number : slots) {
      if (number != 0) {
        larger[slot(larger, number)] = number;
      }
    }
    slots = larger;
  }

  /** Where a number lies, or would. */
  private static int slot(long[] slots, long number) {
    int slot = Long.hashCode(number * 0x9e37_79b9_7f4a_7c15L) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
