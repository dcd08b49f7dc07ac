package dev.weir.engine.grouped;

import java.util.Arrays;

/**
 * A binary heap of entries for each group that asked for one, with the best at the top. Every entry
 * is in at most one heap and knows its place there, so that it can be taken out of the middle.
 */
public final class EntryHeaps {
  private static final int FIRST_CAPACITY = 32;
  private static final int[] NONE = {};

  private final Order order;

  /** The heap of each group; empty where there is none. */
  private int[][] heaps = {};

  private int[] sizes = {};

  /** Where each entry is in its heap. */
  private int[] places = {};

  public EntryHeaps(Order order) {
    this.order = order;
  }

  /** Which of two entries comes nearer to the top. */
  @FunctionalInterface
  public interface Order {
    boolean isBetter(int entry, int other);
  }

  public void reserve(int bound) {
    int old = heaps.length;
    if (bound > old) {
      heaps = Arrays.copyOf(heaps, Math.max(bound, 2 * old));
      Arrays.fill(heaps, old, heaps.length, NONE);
      sizes = Arrays.copyOf(sizes, heaps.length);
    }
  }

  /** Whether the group has a heap with something in it. */
  public boolean has(int group) {
    return sizes[group] > 0;
  }

  /** The best entry of a group that has one. */
  public int top(int group) {
    return heaps[group][0];
  }

  public void add(int group, int entry) {
    int size = sizes[group]++;
    int[] heap = heaps[group];
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, Math.max(FIRST_CAPACITY, 2 * size));
      heaps[group] = heap;
    }
    if (entry >= places.length) {
      places = Arrays.copyOf(places, Math.max(entry + 1, 2 * places.length));
    }
    rise(heap, size, entry);
  }

  /** Takes an entry out; its value need not be there any more. */
  public void remove(int group, int entry) {
    int[] heap = heaps[group];
    int last = --sizes[group];
    int place = places[entry];
    assert heap[place] == entry : entry;
    if (last == 0) {
      heaps[group] = NONE;
    } else if (place != last) {
      int moved = heap[last];
      if (place > 0 && order.isBetter(moved, heap[place - 1 >> 1])) {
        rise(heap, place, moved);
      } else {
        sink(heap, last, place, moved);
      }
    }
  }

  public void clear(int group) {
    heaps[group] = NONE;
    sizes[group] = 0;
  }

  public void clearAll() {
    Arrays.fill(heaps, NONE);
    Arrays.fill(sizes, 0);
  }

  private void rise(int[] heap, int from, int entry) {
    int place = from;
    while (place > 0 && order.isBetter(entry, heap[place - 1 >> 1])) {
      put(heap, place, heap[place - 1 >> 1]);
      place = place - 1 >> 1;
    }
    put(heap, place, entry);
  }

  private void sink(int[] heap, int size, int from, int entry) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && order.isBetter(heap[child + 1], heap[child])) {
        child++;
      }
      if (!order.isBetter(heap[child], entry)) {
        break;
      }
      put(heap, place, heap[child]);
      place = child;
    }
    put(heap, place, entry);
  }

  private void put(int[] heap, int place, int entry) {
    heap[place] = entry;
    places[entry] = place;
  }
}
