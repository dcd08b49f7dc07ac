package dev.weir.engine.state;

import java.util.Arrays;

/** Some rows of a batch in order, and the group that each belongs to. */
public final class Selection {
  /** Row numbers within the batch. */
  public int[] rows = {};

  /** The group of each row: {@code groups[i]} belongs to {@code rows[i]}. */
  public int[] groups = {};

  public int count;

  /** Makes room for that many rows, dropping those selected. */
  public void reserve(int capacity) {
    count = 0;
    if (rows.length < capacity) {
      rows = new int[capacity];
      groups = new int[capacity];
    }
  }

  /** Selects the first {@code size} rows; their groups are to be found. */
  public void all(int size) {
    reserve(size);
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    count = size;
  }

  /** Adds a row at the end, within the capacity reserved. */
  public void add(int row, int group) {
    rows[count] = row;
    groups[count++] = group;
  }

  /** Adds a row at the end, growing as needed. */
  public void append(int row, int group) {
    if (count == rows.length) {
      int capacity = Math.max(16, 2 * count);
      rows = Arrays.copyOf(rows, capacity);
      groups = Arrays.copyOf(groups, capacity);
    }
    add(row, group);
  }
}
