package dev.weir.engine.aggregate;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.grouped.RowLists;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import dev.weir.value.VariantText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** JSON text under construction. */
final class JsonText {
  private static final int NONE = -1;

  private final ByteBuilder text = new ByteBuilder();

  JsonText clear() {
    text.clear();
    return this;
  }

  JsonText raw(String json) {
    text.add(json);
    return this;
  }

  /** Adds a row that holds JSON; NULL is null. */
  JsonText value(BytesColumn column, int row) {
    if (column.isNull(row)) {
      text.add("null");
    } else {
      text.add(column.data, column.offsets[row], column.lengths[row]);
    }
    return this;
  }

  /** Adds a string in quotation marks. */
  JsonText string(String value) {
    VariantText.quote(Slice.of(value), text);
    return this;
  }

  /** Makes the text the value of a row. */
  void put(BytesColumn target, int row) {
    target.append(row, text.data, 0, text.length());
  }

  /** The rows of a group by the key that they have in a column, sorted. */
  static Map<String, Integer> sorted(RowLists lists, int group, BytesColumn keys) {
    Map<String, Integer> sorted = new TreeMap<>();
    for (int node = lists.first(group); node != NONE; node = lists.next(node)) {
      int row = lists.row(node);
      if (keys.isNull(row)) {
        throw new WeirException(ErrorCode.INVALID_ARGUMENT, "a key of JSON_OBJECTAGG is NULL");
      }
      String key =
          new String(keys.data, keys.offsets[row], keys.lengths[row], StandardCharsets.UTF_8);
      if (sorted.put(key, row) != null) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT, "key \"" + key + "\" of JSON_OBJECTAGG is there twice");
      }
    }
    return sorted;
  }
}
