package dev.weir.engine.window;

import dev.weir.engine.aggregate.GroupTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The panes that a window may still want, by their end; the tables of closed ones are used again.
 */
final class OpenPanes {
  /** Tables of closed panes kept for new ones. */
  private static final int MOST_SPARE = 4;

  private final List<Pane> panes = new ArrayList<>();
  private final List<GroupTable> spare = new ArrayList<>();
  private final Supplier<GroupTable> maker;

  OpenPanes(Supplier<GroupTable> maker) {
    this.maker = maker;
  }

  boolean isEmpty() {
    return panes.isEmpty();
  }

  /** All panes, the earliest first. */
  List<Pane> all() {
    return panes;
  }

  Pane first() {
    return panes.getFirst();
  }

  /** The pane that ends then, made if it is new. */
  Pane at(long end) {
    int place = place(end);
    if (place < panes.size() && panes.get(place).end == end) {
      return panes.get(place);
    }
    Pane pane = new Pane(end, table());
    panes.add(place, pane);
    return pane;
  }

  /** The place of the first pane that ends then or later. */
  int place(long end) {
    int low = 0;
    int high = panes.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (panes.get(middle).end < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void removeFirst() {
    giveBack(panes.removeFirst().groups);
  }

  /** Makes the first pane end a step later, taking over the rows of the one that does already. */
  void advanceFirst(long step) {
    Pane pane = panes.getFirst();
    pane.end += step;
    if (panes.size() > 1 && panes.get(1).end == pane.end) {
      GroupTable later = panes.remove(1).groups;
      pane.groups.merge(later);
      giveBack(later);
    }
  }

  /** An empty table, to be given back. */
  GroupTable table() {
    return spare.isEmpty() ? maker.get() : spare.removeLast();
  }

  void giveBack(GroupTable table) {
    if (spare.size() < MOST_SPARE) {
      table.clear();
      spare.add(table);
    }
  }
}
