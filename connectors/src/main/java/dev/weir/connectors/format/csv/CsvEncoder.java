package dev.weir.connectors.format.csv;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.value.FieldPrinter;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.value.UnfoldedArray;
import dev.weir.value.Unfolding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes rows of separated fields. Text is quoted where Flink's writer does so: if it is long, or
 * holds any character that does not come after the delimiter and the quote, such as a space.
 */
final class CsvEncoder implements RowEncoder {
  /** Longer text is quoted without a look at it. */
  private static final int LONGEST_UNQUOTED = 24;

  /** Quoted by Flink's writer even if there is no escape character. */
  private static final byte USUAL_ESCAPE = '\\';

  private final RowType schema;
  private final CsvConfig config;
  private final FieldPrinter printer;
  private final Unfolding unfolding = new Unfolding();

  CsvEncoder(RowType schema, CsvConfig config) {
    this.schema = schema;
    this.config = config;
    this.printer = new FieldPrinter(TimestampStyle.CSV, !config.scientificDecimals());
  }

  @Override
  public void start(ByteBuilder out) {
    if (!config.header()) {
      return;
    }
    for (int i = 0; i < schema.size(); i++) {
      separate(i, out);
      byte[] name = schema.fieldName(i).getBytes(StandardCharsets.UTF_8);
      text(name, 0, name.length, out);
    }
    out.add('\n');
  }

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    for (int i = 0; i < schema.size(); i++) {
      separate(i, out);
      Column column = batch.column(i);
      if (column.isNull(row)) {
        String literal = config.nullLiteral();
        if (literal != null) {
          out.add(literal);
        }
      } else {
        value(schema.type(i), column, row, out);
      }
    }
    out.add('\n');
  }

  private void separate(int field, ByteBuilder out) {
    if (field > 0) {
      out.add(config.delimiter());
    }
  }

  private void value(SqlType type, Column column, int row, ByteBuilder out) {
    if (column instanceof BytesColumn bytes && type instanceof CharacterType) {
      text(bytes.data, bytes.offsets[row], bytes.lengths[row], out);
    } else if (column instanceof BytesColumn bytes && type instanceof ArrayType array) {
      Slice value = new Slice();
      bytes.get(row, value);
      elements(unfolding.array(array, value), out);
    } else if (isText(type)) {
      ByteBuilder printed = new ByteBuilder();
      print(type, column, row, printed);
      text(printed.data, 0, printed.length(), out);
    } else {
      print(type, column, row, out);
    }
  }

  /** Whether values are written as text is, in quotes where they need some. */
  private static boolean isText(SqlType type) {
    return type instanceof BinaryType
        || type instanceof DateType
        || type instanceof TimeType
        || type instanceof TimestampType;
  }

  private void print(SqlType type, Column column, int row, ByteBuilder out) {
    if (type instanceof BinaryType && column instanceof BytesColumn bytes) {
      int offset = bytes.offsets[row];
      byte[] value = Arrays.copyOfRange(bytes.data, offset, offset + bytes.lengths[row]);
      byte[] base64 = Base64.getEncoder().encode(value);
      out.add(base64, 0, base64.length);
    } else {
      printer.print(column, row, type, out);
    }
  }

  /** An array is one field: the texts of its elements, of which a NULL has none. */
  private void elements(UnfoldedArray array, ByteBuilder out) {
    ByteBuilder field = new ByteBuilder();
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        field.add(config.elementDelimiter());
      }
      if (array.column().isNull(i)) {
        String literal = config.nullLiteral();
        field.add(literal == null ? "" : literal);
      } else if (array.column() instanceof BytesColumn bytes
          && array.element() instanceof CharacterType) {
        field.add(bytes.data, bytes.offsets[i], bytes.lengths[i]);
      } else {
        print(array.element(), array.column(), i, field);
      }
    }
    if (field.length() > 0) {
      text(field.data, 0, field.length(), out);
    }
  }

  private void text(byte[] data, int offset, int length, ByteBuilder out) {
    boolean quoted = config.quote() != CsvConfig.NONE && needsQuotes(data, offset, length);
    if (!quoted && config.escape() == CsvConfig.NONE) {
      out.add(data, offset, length);
      return;
    }
    if (quoted) {
      out.add(config.quote());
    }
    for (int i = offset; i < offset + length; i++) {
      byte b = data[i];
      if (b == config.quote() && quoted) {
        out.add(config.quote());
      } else if (isEscaped(b, quoted)) {
        out.add(config.escape());
      }
      out.add(b);
    }
    if (quoted) {
      out.add(config.quote());
    }
  }

  private boolean isEscaped(byte b, boolean quoted) {
    boolean special = b == config.escape() || !quoted && (b == config.delimiter() || b == '\n');
    return config.escape() != CsvConfig.NONE && b >= 0 && special;
  }

  private boolean needsQuotes(byte[] data, int offset, int length) {
    int characters = 0;
    int safe = Math.max(config.delimiter(), config.quote());
    byte escape = config.escape() == CsvConfig.NONE ? USUAL_ESCAPE : config.escape();
    for (int i = offset; i < offset + length; i++) {
      byte b = data[i];
      if ((b >= 0 && b <= safe) || b == escape) {
        return true;
      }
      boolean continues = (b & 0xC0) == 0x80;
      boolean pair = (b & 0xF8) == 0xF0;
      characters += continues ? 0 : pair ? 2 : 1;
    }
    return characters > LONGEST_UNQUOTED;
  }
}
