package dev.weir.connectors.format.change;

import dev.weir.batch.Batch;
import dev.weir.connector.RejectedRow;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.json.JsonConfig;
import dev.weir.connectors.format.json.JsonDecoder;
import dev.weir.connectors.format.json.JsonEnvelope;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes lines of changes: finds the rows in the envelopes, then lets the decoder of json read
 * them all. A batch is filled from one block of rows, which stays until the next call.
 */
final class ChangeDecoder implements RowDecoder, RowFaults {
  /** What is read of each row. */
  record Rows(List<FieldPath> columns, RowType schema, JsonConfig config) {}

  private final Envelope envelope;
  private final JsonEnvelope outer;
  private final JsonEnvelope line;
  private final boolean wrapped;
  private final RowFaults faults;
  private final JsonDecoder decoder;
  private final ChangeRows rows = new ChangeRows();

  /** A decoder; {@code wrapped}: each line's envelope is its field {@code payload}. */
  ChangeDecoder(Envelope envelope, boolean wrapped, Rows read, RowFaults faults) {
    this.envelope = envelope;
    this.outer = new JsonEnvelope(List.of("payload"));
    this.line = new JsonEnvelope(envelope.fields());
    this.wrapped = wrapped;
    this.faults = faults;
    this.decoder = new JsonDecoder(read.columns, read.schema, read.config, this);
  }

  @Override
  public void decode(Block block, Batch batch) {
    rows.clear();
    collect(block, batch.capacity() - batch.size());
    if (rows.size() == 0) {
      return;
    }
    int first = batch.size();
    decoder.decode(rows.block(), batch);
    byte[] kinds = batch.kinds();
    if (kinds == null || batch.size() - first != rows.size()) {
      throw new IllegalStateException(batch.size() - first + " of " + rows.size() + " rows");
    }
    for (int row = 0; row < rows.size(); row++) {
      kinds[first + row] = rows.kind(row);
    }
  }

  /** Takes the rows of the next lines, as many as there is room for. */
  private void collect(Block block, int room) {
    int stop = Math.min(block.stop, block.wholeLines);
    while (block.position < stop && rows.size() < room) {
      int start = block.position;
      int kept = rows.size();
      rows.beginLine(block.origin + start, block.rowsTaken, room - kept);
      LineReader reader = new LineReader(block.data, start);
      int end = reader.read();
      if (reader.isFaulty()) {
        // faults are told in the order of lines, and rows that are kept may have some as well
        if (kept > 0) {
          rows.dropLine();
          return;
        }
        if (block.rowsTaken == 0) {
          reader.report(block.origin + start, end);
        }
      }
      if (!rows.isLineTaken()) {
        block.rowsTaken += rows.taken();
        return;
      }
      block.rowsTaken = 0;
      block.position = Math.min(end + 1, block.limit);
    }
  }

  @Override
  public String origin() {
    return faults.origin();
  }

  /** A field of a row that the decoder of json can't read. */
  @Override
  public void report(long position, String field, String reason, String text) {
    faults.report(rows.origin(position), field, reason, text);
  }

  /** Reads one line. */
  private final class LineReader implements LineFaults {
    private final byte[] data;
    private final int start;
    private boolean malformed;
    private String field = "";
    private String reason = "";

    LineReader(byte[] data, int start) {
      this.data = data;
      this.start = start;
    }

    boolean isFaulty() {
      return malformed || !reason.isEmpty();
    }

    /** Adds the line's rows; returns the place of the line end. */
    int read() {
      int p = JsonEnvelope.blanks(data, start);
      if (data[p] == '\n') {
        return p;
      }
      JsonEnvelope first = wrapped ? outer : line;
      int end = first.read(data, p);
      int after = end < 0 ? end : JsonEnvelope.blanks(data, end);
      if (after < 0 || data[after] != '\n') {
        malformed = true;
        return lineEnd();
      }
      if (!wrapped) {
        envelope.read(line, data, rows, this);
      } else if (outer.first(0) == '{') {
        line.read(data, outer.start(0));
        envelope.read(line, data, rows, this);
      } else {
        report("payload", "the field is missing or not an object");
      }
      return after;
    }

    private int lineEnd() {
      int p = start;
      while (data[p] != '\n') {
        p++;
      }
      return p;
    }

    @Override
    public void report(String faultyField, String why) {
      if (reason.isEmpty()) {
        field = faultyField;
        reason = why;
      }
    }

    void report(long position, int end) {
      if (malformed) {
        JsonEnvelope.report(data, start, end, position, faults);
      } else {
        int shown = Math.min(end - start, 4 * RejectedRow.MOST_TEXT);
        String text = new String(data, start, shown, StandardCharsets.UTF_8).stripTrailing();
        faults.report(position, field, reason, text);
      }
    }
  }
}
