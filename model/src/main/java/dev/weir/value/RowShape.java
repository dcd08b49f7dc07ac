package dev.weir.value;

import dev.weir.type.Layout;
import dev.weir.type.RowType;

/** Where the slots of a row type's fields lie within an encoded row. */
final class RowShape {
  final Layout[] layouts;

  /** The start of each field's slot, counted from the start of the row. */
  final int[] slots;

  /** For each field the field of variable length before it, or -1. */
  final int[] previous;

  /** The bytes before the variable part. */
  final int fixedBytes;

  RowShape(RowType type) {
    int size = type.size();
    layouts = new Layout[size];
    slots = new int[size];
    previous = new int[size];
    int at = Bits.bytesOfBits(size);
    int last = -1;
    for (int i = 0; i < size; i++) {
      layouts[i] = type.type(i).layout();
      slots[i] = at;
      previous[i] = last;
      at += Bits.width(layouts[i]);
      if (isVariable(layouts[i])) {
        last = i;
      }
    }
    fixedBytes = at;
  }

  static boolean isVariable(Layout layout) {
    return layout == Layout.BYTES || layout == Layout.ROW;
  }
}
