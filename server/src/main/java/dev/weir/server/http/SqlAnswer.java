package dev.weir.server.http;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.RowReceiver;
import dev.weir.server.json.JsonCells;
import dev.weir.server.json.JsonWriter;
import dev.weir.server.rows.FinalRows;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.sql.Statement.Listing;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the answer to the last statement that has one, up to a number of rows. */
final class SqlAnswer implements Results {
  private final int limit;
  private final List<String> notes = new ArrayList<>();
  private Runnable onFull = () -> {};
  private @Nullable RowType schema;
  private List<byte[]> rows = new ArrayList<>();
  private FinalRows changes = new FinalRows();
  private boolean cut;

  SqlAnswer(int limit) {
    this.limit = limit;
  }

  /** What to do when there are rows enough; called on a thread of the engine. */
  void onFull(Runnable action) {
    onFull = action;
  }

  /** Ends the answer here. */
  synchronized void cutOff() {
    cut = true;
  }

  /** Whether rows are missing. */
  synchronized boolean cut() {
    return cut;
  }

  @Override
  public synchronized RowReceiver query(ResultShape shape) {
    begin(shape.schema());
    JsonCells cells = new JsonCells(shape.schema(), shape.zone());
    return batch -> add(batch, cells, shape.insertOnly());
  }

  @Override
  public synchronized void listing(Listing listing) {
    begin(listing.schema());
    for (List<@Nullable String> cells : listing.rows()) {
      JsonWriter row = new JsonWriter().beginArray();
      cells.forEach(row::value);
      rows.add(row.endArray().toBytes());
    }
  }

  @Override
  public synchronized void done(String what) {
    notes.add(what);
  }

  @Override
  public synchronized void note(String text) {
    notes.add(text);
  }

  synchronized JsonWriter json(long millis) {
    changes.forEach(this::addRow);
    JsonWriter json = new JsonWriter().beginObject();
    JsonParts.columns(json, schema == null ? RowType.of(List.of()) : schema);
    json.name("rows").beginArray();
    rows.forEach(json::raw);
    json.endArray();
    json.name("complete").value(!cut);
    json.name("notes").beginArray();
    notes.forEach(json::value);
    json.endArray();
    return json.name("millis").value(millis).endObject();
  }

  private void begin(RowType newSchema) {
    schema = newSchema;
    rows = new ArrayList<>();
    changes = new FinalRows();
  }

  private synchronized void add(Batch batch, JsonCells cells, boolean insertOnly) {
    ByteBuilder row = new ByteBuilder();
    for (int i = 0; i < batch.size() && !cut; i++) {
      row.clear().add('[');
      cells.appendValues(batch, i, row);
      row.add(']');
      if (insertOnly) {
        addRow(row.toBytes());
      } else {
        change(batch.kind(i), row);
      }
    }
  }

  private void change(byte kind, ByteBuilder row) {
    if (changes.size() >= SqlEndpoint.MOST_ROWS && !RowKind.retracts(kind)) {
      full();
    } else {
      changes.apply(kind, row);
    }
  }

  private void addRow(byte[] row) {
    if (rows.size() < limit) {
      rows.add(row);
    } else {
      full();
    }
  }

  private void full() {
    if (!cut) {
      cut = true;
      onFull.run();
    }
  }
}
