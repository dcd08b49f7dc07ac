package dev.weir.engine.state;

import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * How a row of {@link RowPages} lies: first the bits, of which one says which form it is, one for
 * each field whether it is NULL, and one for each string whether it is coded; then the fixed parts,
 * then the bytes of the strings.
 *
 * @param fixed where the bytes of the strings start
 * @param lastBytes the offset of the last string, where all bytes end, or {@link RowField#NONE}
 */
record RowForm(List<RowField> fields, int bitBytes, int fixed, int lastBytes) {
  /** The bit that is set in rows which are not short. */
  static final int LONG_ROW = 1;

  RowForm {
    fields = List.copyOf(fields);
  }

  /** For rows of any values. */
  static RowForm any(List<SqlType> types) {
    return new Places(false).form(types);
  }

  /** For rows whose longs are near those that the store knows, and whose strings are not long. */
  static RowForm brief(List<SqlType> types) {
    return new Places(true).form(types);
  }

  /** Gives fields their places, one after the other. */
  private static final class Places {
    private final boolean brief;
    private int bits = 1;
    private int width;
    private int lastBytes = RowField.NONE;

    Places(boolean brief) {
      this.brief = brief;
    }

    RowForm form(List<SqlType> types) {
      int bitBytes = count(types) + bits + 7 >>> 3;
      width = bitBytes;
      List<RowField> fields = fields(types);
      return new RowForm(fields, bitBytes, width, lastBytes);
    }

    private static int count(List<SqlType> types) {
      int count = 0;
      for (SqlType type : types) {
        count += bits(RowField.Kind.of(type));
        count += type instanceof RowType row ? count(row.types()) : 0;
      }
      return count;
    }

    private static int bits(RowField.Kind any) {
      return any == RowField.Kind.BYTES ? 2 : 1;
    }

    private List<RowField> fields(List<SqlType> types) {
      List<RowField> fields = new ArrayList<>();
      for (SqlType type : types) {
        fields.add(field(type));
      }
      return fields;
    }

    private RowField field(SqlType type) {
      RowField.Kind any = RowField.Kind.of(type);
      RowField.Kind kind = brief ? any.shortened() : any;
      int bit = bits;
      bits += bits(any);
      int offset = width;
      width += kind.width;
      int before = lastBytes;
      lastBytes = any == RowField.Kind.BYTES ? offset : lastBytes;
      List<RowField> inner = type instanceof RowType row ? fields(row.types()) : List.of();
      return new RowField(kind, bit, offset, before, inner);
    }
  }
}
