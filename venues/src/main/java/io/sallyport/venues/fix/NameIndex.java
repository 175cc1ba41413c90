package io.sallyport.venues.fix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Which order a name belongs to, and by which name an order went last. A name is never forgotten,
 * since a counterparty may speak of an order long after its end: so all that is kept of one are its
 * bytes and its order's, behind one another, and two tables of where they lie.
 */
final class NameIndex {
  private static final int ID_BYTES = 2 * Long.BYTES;
  private static final int HEAD_BYTES = ID_BYTES + Short.BYTES;

  private ByteBuffer entries = ByteBuffer.allocate(1 << 10);
  private Table byName = new Table(1 << 6);
  private Table byOrder = new Table(1 << 6);

  /** Where entries lie: their places, plus one, at the first free slot after their hash. */
  private static final class Table {
    private final int[] places;
    private int used;

    Table(int slots) {
      places = new int[slots];
    }

    int firstSlot(int hash) {
      int mixed = (hash ^ (hash >>> 16)) * 0x9E3779B9;
      return mixed >>> Integer.numberOfLeadingZeros(places.length - 1);
    }

    int nextSlot(int slot) {
      return (slot + 1) & (places.length - 1);
    }

    int placeAt(int slot) {
      return places[slot] - 1;
    }

    void put(int slot, int place) {
      used += places[slot] == 0 ? 1 : 0;
      places[slot] = place + 1;
    }

    boolean isCrowded() {
      return 2 * used >= places.length;
    }
  }

  /** Gives a name to an order, which no other order has from now on. */
  void put(String name, UUID order) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Short.MAX_VALUE) {
      return;
    }
    int slot = slotOf(bytes);
    int place = byName.placeAt(slot);
    if (place < 0 || !orderAt(place).equals(order)) {
      place = append(bytes, order);
      byName.put(slot, place);
    }
    byOrder.put(slotOf(order), place);
    grow();
  }

  /** The order of a name. */
  Optional<UUID> find(String name) {
    int place = byName.placeAt(slotOf(name.getBytes(StandardCharsets.UTF_8)));
    return place < 0 ? Optional.empty() : Optional.of(orderAt(place));
  }

  /** The name that an order was given last. */
  Optional<String> newest(UUID order) {
    int place = byOrder.placeAt(slotOf(order));
    return place < 0
        ? Optional.empty()
        : Optional.of(new String(nameAt(place), StandardCharsets.UTF_8));
  }

  private int append(byte[] name, UUID order) {
    int needed = HEAD_BYTES + name.length;
    if (entries.remaining() < needed) {
      ByteBuffer larger = ByteBuffer.allocate(2 * entries.capacity() + needed);
      entries = larger.put(entries.flip());
    }
    int place = entries.position();
    entries.putLong(order.getMostSignificantBits()).putLong(order.getLeastSignificantBits());
    entries.putShort((short) name.length).put(name);
    return place;
  }

  private UUID orderAt(int place) {
    return new UUID(entries.getLong(place), entries.getLong(place + Long.BYTES));
  }

  private byte[] nameAt(int place) {
    byte[] name = new byte[entries.getShort(place + ID_BYTES)];
    entries.get(place + HEAD_BYTES, name);
    return name;
  }

  private int slotOf(byte[] name) {
    int slot = byName.firstSlot(Arrays.hashCode(name));
    while (byName.placeAt(slot) >= 0 && !Arrays.equals(nameAt(byName.placeAt(slot)), name)) {
      slot = byName.nextSlot(slot);
    }
    return slot;
  }

  private int slotOf(UUID order) {
    int slot = byOrder.firstSlot(order.hashCode());
    while (byOrder.placeAt(slot) >= 0 && !orderAt(byOrder.placeAt(slot)).equals(order)) {
      slot = byOrder.nextSlot(slot);
    }
    return slot;
  }

  private void grow() {
    if (byName.isCrowded()) {
      Table old = byName;
      byName = new Table(2 * old.places.length);
      Arrays.stream(old.places)
          .filter(place -> place > 0)
          .forEach(place -> byName.put(slotOf(nameAt(place - 1)), place - 1));
    }
    if (byOrder.isCrowded()) {
      Table old = byOrder;
      byOrder = new Table(2 * old.places.length);
      Arrays.stream(old.places)
          .filter(place -> place > 0)
          .forEach(place -> byOrder.put(slotOf(orderAt(place - 1)), place - 1));
    }
  }
}
