package dev.weir.connectors.format.csv;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.RejectedRow;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.connectors.format.value.Reasons;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.plan.FieldPath;
import dev.weir.type.CharacterType;
import dev.weir.type.RowType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes rows of separated fields. Every row's fields are found and counted; few may be read. */
final class CsvDecoder implements RowDecoder {
  private final RowType columns;
  private final CsvConfig config;
  private final RowFaults faults;
  private final CsvHeader header;
  private final CsvScanner scanner;

  /** For each column of the batch, the field that it comes from and how it is read. */
  private final int[] fields;

  private final FieldParser[] parsers;
  private final boolean[] isText;
  private final @Nullable CsvElements[] arrays;
  private final Column[] targets;
  private final byte @Nullable [] nullLiteral;
  private byte[] data = new byte[Block.PADDING];

  CsvDecoder(CatalogTable table, List<FieldPath> wanted, CsvConfig config, RowFaults faults) {
    this.columns = table.columns();
    this.config = config;
    this.faults = faults;
    this.header = new CsvHeader(table, faults.origin());
    this.scanner = new CsvScanner(config);
    this.fields = new int[wanted.size()];
    this.parsers = new FieldParser[wanted.size()];
    this.isText = new boolean[wanted.size()];
    this.arrays = new CsvElements[wanted.size()];
    this.nullLiteral = config.nullBytes();
    this.targets = new Column[wanted.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = columns.indexOf(wanted.get(i).toString());
      parsers[i] = new FieldParser(columns.type(fields[i]), TimestampStyle.CSV);
      arrays[i] = CsvElements.of(columns.type(fields[i]), config);
      isText[i] = columns.type(fields[i]) instanceof CharacterType;
    }
  }

  @Override
  public void decode(Block block, Batch batch) {
    data = block.data;
    bind(batch);
    int row = batch.size();
    while (row < batch.capacity() && block.position < block.stop && block.position < block.limit) {
      int start = block.position;
      int next = scanner.scan(data, start, block.limit, block.last);
      if (next == CsvScanner.INCOMPLETE) {
        break;
      }
      if (next == CsvScanner.MALFORMED) {
        next = lineEnd(start, block.limit);
        report(block, start, next, "", scanner.reason());
      } else if (isPassedOver(start, next)) {
        block.position = Math.min(next, block.limit);
        continue;
      } else if (block.atStart && config.header()) {
        header.check(data, scanner);
      } else if (row(block, start, next, row)) {
        row++;
      }
      block.atStart = false;
      block.position = Math.min(next, block.limit);
    }
    batch.setSize(row);
  }

  private void bind(Batch batch) {
    for (int i = 0; i < targets.length; i++) {
      targets[i] = batch.column(i);
      if (isText[i]) {
        ((BytesColumn) targets[i]).share(data);
      }
    }
  }

  /** Whether the row is an empty line or a comment. */
  private boolean isPassedOver(int start, int next) {
    boolean empty = scanner.count == 1 && scanner.ends[0] == start && next - start <= 2;
    return empty || config.comments() && data[start] == '#';
  }

  /** Reads the fields wanted of a row; returns whether the row counts. */
  private boolean row(Block block, int start, int next, int row) {
    int count = scanner.count;
    if (count != columns.size()) {
      report(block, start, next, "", mismatch(count));
      if (count > columns.size()) {
        return false;
      }
    }
    for (int i = 0; i < fields.length; i++) {
      int field = fields[i];
      if (field >= count) {
        targets[i].nulls().set(row);
      } else if (!field(i, field, row)) {
        String reason = Reasons.isNot('"' + shown(field) + '"', parsers[i].type());
        report(block, start, next, columns.fieldName(field), reason);
        targets[i].nulls().set(row);
      }
    }
    clean(row);
    return true;
  }

  private String mismatch(int count) {
    String given = "it has " + count + (count == 1 ? " field" : " fields");
    return given + ", but the table has " + columns.size() + " columns";
  }

  private boolean field(int column, int field, int row) {
    int start = scanner.starts[field];
    int length = scanner.ends[field] - start;
    if (isNull(start, length)) {
      targets[column].nulls().set(row);
      return true;
    }
    if (isText[column]) {
      ((BytesColumn) targets[column]).setSlice(row, start, length);
      return true;
    }
    CsvElements elements = arrays[column];
    if (elements != null) {
      return array(elements, field, (BytesColumn) targets[column], row);
    }
    return parsers[column].parse(data, start, length, targets[column], row);
  }

  /** Quotes and escapes are taken off a copy: the row's bytes may still have to be shown. */
  private boolean array(CsvElements elements, int field, BytesColumn target, int row) {
    byte[] copy =
        Arrays.copyOfRange(data, scanner.starts[field], scanner.ends[field] + Block.PADDING);
    int length = scanner.ends[field] - scanner.starts[field];
    if (scanner.unclean[field]) {
      length = scanner.clean(copy, 0, length, scanner.isQuoted(data, field));
    }
    return elements.read(copy, length, target, row);
  }

  private boolean isNull(int start, int length) {
    byte[] literal = nullLiteral;
    return literal != null
        && length == literal.length
        && Arrays.equals(data, start, start + length, literal, 0, length);
  }

  /** Rewrites fields that hold quotes or escapes, now that nothing asks for the row's bytes. */
  private void clean(int row) {
    for (int i = 0; i < fields.length; i++) {
      int field = fields[i];
      if (field < scanner.count && isText[i] && !targets[i].isNull(row)) {
        if (scanner.unclean[field]) {
          scanner.clean(data, field);
        }
        int start = scanner.starts[field];
        ((BytesColumn) targets[i]).setSlice(row, start, scanner.ends[field] - start);
      }
    }
  }

  private String shown(int field) {
    return Reasons.shown(data, scanner.starts[field], scanner.ends[field]);
  }

  private void report(Block block, int start, int next, String field, String reason) {
    int end = Math.min(Math.min(next, block.limit), start + 4 * RejectedRow.MOST_TEXT);
    String text = new String(data, start, end - start, StandardCharsets.UTF_8).stripTrailing();
    faults.report(block.origin + start, field, reason, text);
  }

  private int lineEnd(int start, int limit) {
    int p = start;
    while (p < limit && data[p] != '\n') {
      p++;
    }
    return p + 1;
  }
}
