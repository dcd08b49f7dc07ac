package dev.weir.engine.aggregate;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.engine.grouped.RowLists;
import dev.weir.text.ByteBuilder;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ColumnValues;

/** Results that are read from the list of all values. */
sealed interface ListResult extends CallResult {
  int NONE = -1;

  /** The list that is read. */
  ValueList list();

  /** FIRST_VALUE and LAST_VALUE of values that may be retracted. */
  record Edge(ValueList list, boolean last) implements ListResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      RowLists lists = list.lists;
      for (int i = 0; i < count; i++) {
        int node = last ? lists.last(groups[i]) : lists.first(groups[i]);
        if (node == NONE) {
          target.nulls().set(start + i);
        } else {
          target.copy(lists.values(0), lists.row(node), start + i);
        }
      }
    }
  }

  /** LISTAGG. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Joined(ValueList list, byte[] separator) implements ListResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      RowLists lists = list.lists;
      ByteBuilder text = new ByteBuilder();
      for (int i = 0; i < count; i++) {
        int node = lists.first(groups[i]);
        if (node == NONE) {
          target.nulls().set(start + i);
          continue;
        }
        text.clear();
        BytesColumn values = (BytesColumn) lists.values(0);
        for (boolean first = true; node != NONE; node = lists.next(node), first = false) {
          if (!first) {
            text.add(separator, 0, separator.length);
          }
          int row = lists.row(node);
          text.add(values.data, values.offsets[row], values.lengths[row]);
        }
        ((BytesColumn) target).append(start + i, text.data, 0, text.length());
      }
    }
  }

  /** ARRAY_AGG; NULL over no rows. */
  record ArrayOf(ValueList list, SqlType element) implements ListResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      RowLists lists = list.lists;
      ColumnValues encoding = new ColumnValues(element);
      ArrayBuilder array = new ArrayBuilder(element);
      for (int i = 0; i < count; i++) {
        int node = lists.first(groups[i]);
        if (node == NONE) {
          target.nulls().set(start + i);
          continue;
        }
        array.start();
        for (; node != NONE; node = lists.next(node)) {
          encoding.encode(lists.values(0), lists.row(node), array);
        }
        ((BytesColumn) target).append(start + i, array.toSlice());
      }
    }
  }

  /** JSON_ARRAYAGG, of values that are JSON already. */
  record JsonArray(ValueList list) implements ListResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      RowLists lists = list.lists;
      BytesColumn values = (BytesColumn) lists.values(0);
      JsonText text = new JsonText();
      for (int i = 0; i < count; i++) {
        text.clear().raw("[");
        int first = lists.first(groups[i]);
        for (int node = first; node != NONE; node = lists.next(node)) {
          text.raw(node == first ? "" : ",").value(values, lists.row(node));
        }
        text.raw("]").put((BytesColumn) target, start + i);
      }
    }
  }

  /** JSON_OBJECTAGG, of keys and of values that are JSON already; sorted by key, as in Flink. */
  record JsonObject(ValueList list) implements ListResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      BytesColumn keys = (BytesColumn) list.lists.values(0);
      BytesColumn values = (BytesColumn) list.lists.values(1);
      JsonText text = new JsonText();
      for (int i = 0; i < count; i++) {
        text.clear().raw("{");
        boolean first = true;
        for (var entry : JsonText.sorted(list.lists, groups[i], keys).entrySet()) {
          text.raw(first ? "" : ",")
              .string(entry.getKey())
              .raw(":")
              .value(values, entry.getValue());
          first = false;
        }
        text.raw("}").put((BytesColumn) target, start + i);
      }
    }
  }
}
