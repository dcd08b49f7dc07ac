package dev.weir.connectors.format.value;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.text.BooleanText;
import dev.weir.text.DecimalText;
import dev.weir.text.DoubleResult;
import dev.weir.text.DoubleText;
import dev.weir.text.IntegerText;
import dev.weir.text.LongResult;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.util.Arrays;
import java.util.Base64;

/**
 * Puts the text of one field into a column, copying bytes: decoders that share their block with
 * text columns see to those themselves. Keeps scratch space; used by one thread.
 */
public final class FieldParser {
  private final SqlType type;
  private final TimestampStyle style;
  private final LongResult whole = new LongResult();
  private final DoubleResult floating = new DoubleResult();
  private final Int128 wide = new Int128();

  public FieldParser(SqlType type, TimestampStyle style) {
    this.type = type;
    this.style = style;
  }

  public SqlType type() {
    return type;
  }

  /**
   * Reads the bytes as a value of the row; false if they are none. The row may have become NULL.
   */
  public boolean parse(byte[] data, int offset, int length, Column column, int row) {
    return switch (type) {
      case CharacterType _ -> text(data, offset, length, (BytesColumn) column, row);
      case FloatingType floatingType ->
          floating(floatingType, data, offset, length, (DoubleColumn) column, row);
      case DecimalType decimal -> decimal(decimal, data, offset, length, column, row);
      case BinaryType _ -> base64(data, offset, length, (BytesColumn) column, row);
      case NullType _ -> {
        column.nulls().set(row);
        yield true;
      }
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new IllegalArgumentException("not one field: " + type);
      case BooleanType _,
          IntegerType _,
          DateType _,
          TimeType _,
          TimestampType _,
          IntervalType _ -> {
        boolean parsed = whole(data, offset, length);
        ((LongColumn) column).values[row] = whole.value;
        yield parsed;
      }
    };
  }

  private boolean whole(byte[] data, int offset, int length) {
    int start = Blanks.start(data, offset, length);
    int count = Blanks.end(data, start, offset + length) - start;
    return switch (type) {
      case BooleanType _ -> {
        whole.value = BooleanText.isWord(data, start, count, "true") ? 1 : 0;
        yield true;
      }
      case IntegerType integer ->
          IntegerText.parse(data, start, count, whole)
              && whole.value >= integer.width().min()
              && whole.value <= integer.width().max();
      case IntervalType interval ->
          IntegerText.parse(data, start, count, whole)
              && (!interval.months() || whole.value == (int) whole.value);
      case DateType _ -> style.date(data, offset, length, whole);
      case TimeType time -> style.time(data, offset, length, time, whole);
      case TimestampType timestamp -> style.timestamp(data, offset, length, timestamp, whole);
      case CharacterType _,
          FloatingType _,
          DecimalType _,
          BinaryType _,
          NullType _,
          RowType _,
          ArrayType _,
          MapType _,
          MultisetType _,
          VariantType _,
          BitmapType _ ->
          throw new IllegalStateException(type.toString());
    };
  }

  private static boolean text(byte[] data, int offset, int length, BytesColumn column, int row) {
    column.append(row, data, offset, length);
    return true;
  }

  private boolean floating(
      FloatingType floatingType,
      byte[] data,
      int offset,
      int length,
      DoubleColumn column,
      int row) {
    boolean parsed =
        floatingType.doublePrecision()
            ? DoubleText.parse(data, offset, length, floating)
            : DoubleText.parseFloat(data, offset, length, floating);
    column.values[row] = floating.value;
    return parsed;
  }

  /** A number with too many digits is NULL, as Flink's formats have it. */
  private boolean decimal(
      DecimalType decimal, byte[] data, int offset, int length, Column column, int row) {
    int start = Blanks.start(data, offset, length);
    int count = Blanks.end(data, start, offset + length) - start;
    DecimalText.Outcome outcome;
    if (column instanceof LongColumn longs) {
      outcome = DecimalText.parse(data, start, count, decimal, whole);
      longs.values[row] = whole.value;
    } else {
      outcome = DecimalText.parse(data, start, count, decimal, wide);
      ((Int128Column) column).set(row, wide.high, wide.low);
    }
    if (outcome == DecimalText.Outcome.OVERFLOW) {
      column.nulls().set(row);
    }
    return outcome != DecimalText.Outcome.MALFORMED;
  }

  private static boolean base64(byte[] data, int offset, int length, BytesColumn column, int row) {
    byte[] text = Arrays.copyOfRange(data, offset, offset + length);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    column.append(row, bytes, 0, bytes.length);
    return true;
  }
}
