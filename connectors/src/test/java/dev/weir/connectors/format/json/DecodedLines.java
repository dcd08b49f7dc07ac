package dev.weir.connectors.format.json;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.plan.FieldPath;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decodes lines out of one block and gives what became of each, by its number from 0. */
final class DecodedLines implements RowFaults {
  /** Each line that became a row, as text. */
  final Map<Integer, String> rows = new TreeMap<>();

  /** The lines left out, with field and reason. */
  final Map<Integer, String> leftOut = new TreeMap<>();

  /** The lines of which a field was read as NULL, with field and reason. */
  final Map<Integer, List<String>> nulled = new TreeMap<>();

  private final List<Integer> starts = new ArrayList<>();
  private int row;

  private DecodedLines() {}

  /** Decodes with fields that can't be read as NULL. */
  static DecodedLines of(List<byte[]> lines, RowType schema, int batchSize) {
    List<FieldPath> paths =
        schema.names().stream().map(n -> new FieldPath(List.of(n.split("\\.", -1)))).toList();
    JsonConfig config = new JsonConfig(false, true, TimestampStyle.SQL, false, false);
    DecodedLines result = new DecodedLines();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      result.starts.add(bytes.size());
      bytes.writeBytes(line);
      bytes.write('\n');
    }
    Block block = new Block();
    block.limit = bytes.size();
    bytes.writeBytes(new byte[Block.PADDING]);
    block.data = bytes.toByteArray();
    block.data[block.limit] = '\n';
    block.wholeLines = block.limit;
    block.stop = block.limit;
    block.last = true;
    JsonDecoder decoder =
        new JsonDecoder(new JsonColumns(paths, schema, config.timestamps()), config, result);
    result.decode(decoder, block, schema, batchSize);
    return result;
  }

  private void decode(JsonDecoder decoder, Block block, RowType schema, int batchSize) {
    ValueText printer = new ValueText(ZoneOffset.UTC);
    List<String> texts = new ArrayList<>();
    while (block.position < block.limit) {
      Batch batch = Batch.of(schema, batchSize, true);
      decoder.decode(block, batch);
      for (int i = 0; i < batch.size(); i++) {
        ByteBuilder text = new ByteBuilder();
        printer.print(batch, i, schema, text);
        texts.add(text.toString());
      }
    }
    int line = 0;
    for (String text : texts) {
      while (leftOut.containsKey(line) || isBlank(block, line)) {
        line++;
      }
      rows.put(line++, text);
    }
    row = texts.size();
  }

  private boolean isBlank(Block block, int line) {
    int at = starts.get(line);
    return block.data[JsonSyntax.blanks(block.data, at)] == '\n';
  }

  int rowCount() {
    return row;
  }

  @Override
  public String origin() {
    return "test";
  }

  @Override
  public void report(long position, String field, String reason, String text) {
    int line = starts.indexOf((int) position);
    if (reason.contains(" is not a") && !reason.startsWith("it ")) {
      nulled.computeIfAbsent(line, _ -> new ArrayList<>()).add(field + ": " + reason);
    } else {
      leftOut.put(line, field + ": " + reason);
    }
  }
}
