package dev.weir.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/** All lanes that lead to one task, those of later steps of the plan first. */
public final class Inbox {
  private record Entry(Lane lane, Inlet inlet) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a lane; lanes of later steps must be added first. */
  public void add(Lane lane, Inlet inlet) {
    entries.add(new Entry(lane, inlet));
  }

  /**
   * Delivers parcels, later steps first, until they hold so many rows, and says how many they hold;
   * each counts for a few at least.
   */
  public int drain(int most) {
    int count = 0;
    for (int i = 0; i < entries.size() && count < most; i++) {
      Entry entry = entries.get(i);
      int delivered = 1;
      while (count < most && delivered > 0) {
        delivered = entry.lane().deliver(entry.inlet());
        count += delivered;
      }
    }
    return count;
  }

  public boolean isEmpty() {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).lane().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
