package dev.weir.engine.rank;

import java.util.Arrays;

/**
 * The rows of partitions, each partition's in an order: for each a tree of slots that knows how
 * many are below each, so that a row's rank and the row of a rank are found in logarithmic time.
 *
 * <p>The trees are kept in balance by their weights, which are their sizes plus one: no side is
 * more than three times as heavy as the other (Adams; the numbers by Hirai and Yamamoto). Nodes are
 * four ints in one array. Equal rows stay in the order in which they came.
 */
final class RankTree {
  static final int NONE = -1;

  private static final int MOST_HEAVIER = 3;
  private static final int MOST_HEAVIER_INSIDE = 2;

  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int PARENT = 2;
  private static final int SIZE = 3;

  /** Compares the row that looks for its place with those in the tree. */
  @FunctionalInterface
  interface Incoming {
    /** Negative if it comes before the row at the slot, 0 if they tie. */
    int compare(int slot);
  }

  /** By slot plus one: left, right, parent, size. The node at 0 stands for none, and has size 0. */
  private int[] nodes = new int[64];

  /** By partition: the root. */
  private int[] roots = {};

  // What was found by the last search:
  private int parent;
  private int side;

  /** Makes room for partitions below the bound. */
  void reserve(int bound) {
    if (roots.length < bound) {
      roots = Arrays.copyOf(roots, Math.max(bound, 2 * roots.length));
    }
  }

  int size(int partition) {
    return sizeOf(roots[partition]);
  }

  private int sizeOf(int node) {
    return nodes[node << 2 | SIZE];
  }

  /** The place, from 0, after all rows that come before the row or tie with it. */
  int seek(int partition, Incoming row) {
    parent = 0;
    int place = 0;
    for (int node = roots[partition]; node != 0; node = nodes[node << 2 | side]) {
      parent = node;
      if (row.compare(node - 1) < 0) {
        side = LEFT;
      } else {
        side = RIGHT;
        place += sizeOf(nodes[node << 2 | LEFT]) + 1;
      }
    }
    return place;
  }

  /** Seeks the place after all rows. */
  void seekEnd(int partition) {
    parent = 0;
    side = RIGHT;
    for (int node = roots[partition]; node != 0; node = nodes[node << 2 | RIGHT]) {
      parent = node;
    }
  }

  /** Puts a slot that is in no tree at the place sought last. */
  void insert(int partition, int slot) {
    int node = slot + 1;
    if (nodes.length <= (node << 2 | SIZE)) {
      nodes = Arrays.copyOf(nodes, Math.max(Math.multiplyExact(4, node + 1), 2 * nodes.length));
    }
    int at = node << 2;
    nodes[at | LEFT] = 0;
    nodes[at | RIGHT] = 0;
    nodes[at | PARENT] = parent;
    nodes[at | SIZE] = 1;
    if (parent == 0) {
      roots[partition] = node;
    } else {
      nodes[parent << 2 | side] = node;
      balance(partition, parent);
    }
  }

  void remove(int partition, int slot) {
    int node = slot + 1;
    int left = nodes[node << 2 | LEFT];
    int right = nodes[node << 2 | RIGHT];
    int above = nodes[node << 2 | PARENT];
    if (left == 0 || right == 0) {
      replace(partition, node, left == 0 ? right : left);
      balance(partition, above);
      return;
    }
    int following = right;
    while (nodes[following << 2 | LEFT] != 0) {
      following = nodes[following << 2 | LEFT];
    }
    int changed = following;
    if (following != right) {
      changed = nodes[following << 2 | PARENT];
      replace(partition, following, nodes[following << 2 | RIGHT]);
      link(following, RIGHT, right);
    }
    link(following, LEFT, left);
    replace(partition, node, following);
    balance(partition, changed);
  }

  /** Takes all rows out of a partition. */
  void clear(int partition) {
    roots[partition] = 0;
  }

  /** The slot of the row at a place that there is. */
  int slot(int partition, int place) {
    int node = roots[partition];
    int rest = place;
    while (true) {
      int before = sizeOf(nodes[node << 2 | LEFT]);
      if (rest < before) {
        node = nodes[node << 2 | LEFT];
      } else if (rest > before) {
        rest -= before + 1;
        node = nodes[node << 2 | RIGHT];
      } else {
        return node - 1;
      }
    }
  }

  /** How many rows of its partition come before that at the slot. */
  int place(int slot) {
    int node = slot + 1;
    int place = sizeOf(nodes[node << 2 | LEFT]);
    for (int above = nodes[node << 2 | PARENT]; above != 0; above = nodes[node << 2 | PARENT]) {
      if (nodes[above << 2 | RIGHT] == node) {
        place += sizeOf(nodes[above << 2 | LEFT]) + 1;
      }
      node = above;
    }
    return place;
  }

  /** The slot of the first row, or {@link #NONE}. */
  int first(int partition) {
    return end(roots[partition], LEFT) - 1;
  }

  /** The slot of the last row, or {@link #NONE}. */
  int last(int partition) {
    return end(roots[partition], RIGHT) - 1;
  }

  private int end(int root, int towards) {
    int node = root;
    while (nodes[node << 2 | towards] != 0) {
      node = nodes[node << 2 | towards];
    }
    return node;
  }

  /** The slot of the row that follows, or {@link #NONE}. */
  int next(int slot) {
    int node = slot + 1;
    int right = nodes[node << 2 | RIGHT];
    if (right != 0) {
      return end(right, LEFT) - 1;
    }
    int above = nodes[node << 2 | PARENT];
    while (above != 0 && nodes[above << 2 | RIGHT] == node) {
      node = above;
      above = nodes[node << 2 | PARENT];
    }
    return above - 1;
  }

  /** Sets the sizes from a node upwards, turning those out of balance. */
  private void balance(int partition, int from) {
    for (int node = from; node != 0; node = nodes[node << 2 | PARENT]) {
      int left = nodes[node << 2 | LEFT];
      int right = nodes[node << 2 | RIGHT];
      count(node);
      if (heavier(right, left, MOST_HEAVIER)) {
        node = turn(partition, node, right, LEFT);
      } else if (heavier(left, right, MOST_HEAVIER)) {
        node = turn(partition, node, left, RIGHT);
      }
    }
  }

  /** Lifts the heavy side of a node, or what is in the middle; returns what is on top now. */
  private int turn(int partition, int node, int heavy, int towards) {
    int inner = nodes[heavy << 2 | towards];
    int outer = nodes[heavy << 2 | 1 - towards];
    if (sizeOf(inner) + 1L < MOST_HEAVIER_INSIDE * (sizeOf(outer) + 1L)) {
      lift(partition, node, heavy, towards);
      return heavy;
    }
    lift(partition, heavy, inner, 1 - towards);
    lift(partition, node, inner, towards);
    return inner;
  }

  /** Puts a child in the place of its parent, which becomes its child towards the side. */
  private void lift(int partition, int node, int child, int towards) {
    replace(partition, node, child);
    link(node, 1 - towards, nodes[child << 2 | towards]);
    link(child, towards, node);
    count(node);
    count(child);
  }

  private void count(int node) {
    nodes[node << 2 | SIZE] =
        1 + sizeOf(nodes[node << 2 | LEFT]) + sizeOf(nodes[node << 2 | RIGHT]);
  }

  private boolean heavier(int a, int b, long times) {
    return sizeOf(a) + 1L > times * (sizeOf(b) + 1L);
  }

  /** Hangs another node, or none, where a node is. */
  private void replace(int partition, int node, int other) {
    int above = nodes[node << 2 | PARENT];
    if (other != 0) {
      nodes[other << 2 | PARENT] = above;
    }
    if (above == 0) {
      roots[partition] = other;
    } else {
      nodes[above << 2 | (nodes[above << 2 | LEFT] == node ? LEFT : RIGHT)] = other;
    }
  }

  private void link(int above, int towards, int child) {
    nodes[above << 2 | towards] = child;
    if (child != 0) {
      nodes[child << 2 | PARENT] = above;
    }
  }
}
