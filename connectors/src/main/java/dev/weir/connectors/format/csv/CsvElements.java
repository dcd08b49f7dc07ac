package dev.weir.connectors.format.csv;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ColumnValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a field as an array: its elements stand between delimiters. */
final class CsvElements {
  private final byte[] delimiter;
  private final byte @Nullable [] nullLiteral;
  private final FieldParser parser;
  private final Column column;
  private final ColumnValues values;
  private final ArrayBuilder builder;
  private final ByteBuilder out = new ByteBuilder();

  private CsvElements(SqlType element, CsvConfig config) {
    this.delimiter = config.elementDelimiter().getBytes(StandardCharsets.UTF_8);
    this.nullLiteral = config.nullBytes();
    this.parser = new FieldParser(element, TimestampStyle.CSV);
    this.column = Column.of(element, 1);
    this.values = new ColumnValues(element);
    this.builder = new ArrayBuilder(element);
  }

  /** A reader for an array's column; null for other types. */
  static @Nullable CsvElements of(SqlType type, CsvConfig config) {
    return type instanceof ArrayType array ? new CsvElements(array.element(), config) : null;
  }

  /** Sets a column's row to the elements of the text; false if one of them is no such value. */
  boolean read(byte[] text, int length, BytesColumn target, int row) {
    builder.start();
    int start = 0;
    while (start <= length && length > 0) {
      int end = end(text, start, length);
      if (!element(text, start, end - start)) {
        return false;
      }
      start = end + delimiter.length;
    }
    builder.finish(out.clear());
    target.append(row, out.data, 0, out.length());
    return true;
  }

  private int end(byte[] text, int start, int length) {
    for (int at = start; at + delimiter.length <= length; at++) {
      if (Arrays.equals(text, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
        return at;
      }
    }
    return length;
  }

  private boolean element(byte[] text, int start, int length) {
    byte[] literal = nullLiteral;
    if (literal != null && Arrays.equals(text, start, start + length, literal, 0, literal.length)) {
      builder.addNull();
      return true;
    }
    column.clear();
    boolean fits = parser.parse(text, start, length, column, 0);
    if (fits) {
      values.encode(column, 0, builder);
    }
    return fits;
  }
}
