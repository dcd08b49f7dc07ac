package dev.weir.server.http;

import dev.weir.batch.Batch;
import dev.weir.engine.View;
import dev.weir.server.json.JsonCells;
import dev.weir.server.json.JsonWriter;
import dev.weir.server.session.Session;
import dev.weir.server.view.RunningView;
import dev.weir.server.view.ViewSnapshot;
import dev.weir.text.ByteBuilder;
import io.javalin.http.Context;

/** {@code GET /api/views} and {@code GET /api/views/NAME}. */
final class ViewsEndpoint {
  /** The most rows of a view in one answer. */
  static final int MOST_ROWS = 100_000;

  private final Session session;

  ViewsEndpoint(Session session) {
    this.session = session;
  }

  void list(Context ctx) {
    JsonWriter json = new JsonWriter().beginObject().name("views").beginArray();
    for (RunningView running : session.views().all()) {
      json.beginObject();
      describe(json, running, running.job().progress().watermark());
      json.endObject();
    }
    ErrorAnswer.send(ctx, 200, json.endArray().endObject());
  }

  void rows(Context ctx) throws InterruptedException {
    RunningView running = session.views().find(ctx.pathParam("name"));
    if (running == null) {
      ErrorAnswer.notFound(
          ctx, "materialized view \"" + ctx.pathParam("name") + "\" does not exist");
      return;
    }
    int limit = RequestNumbers.limit(ctx.queryParam("limit"), MOST_ROWS, MOST_ROWS);
    ViewSnapshot snapshot = ViewSnapshot.of(running.view());
    JsonWriter json = new JsonWriter().beginObject();
    describe(json, running, snapshot.watermark());
    json.name("complete").value(snapshot.rows().size() <= limit);
    json.name("data").beginArray();
    appendRows(json, snapshot, limit);
    ErrorAnswer.send(ctx, 200, json.endArray().endObject());
  }

  private void appendRows(JsonWriter json, ViewSnapshot snapshot, int limit) {
    JsonCells cells = new JsonCells(snapshot.rows().schema(), session.zone());
    ByteBuilder row = new ByteBuilder();
    int left = limit;
    for (Batch batch : snapshot.rows().batches()) {
      for (int i = 0; i < batch.size() && left > 0; i++, left--) {
        row.clear().add('[');
        cells.appendValues(batch, i, row);
        json.raw(row.add(']').toBytes());
      }
    }
  }

  private static void describe(JsonWriter json, RunningView running, long watermark) {
    View view = running.view();
    json.name("name").value(running.name().toString());
    json.name("rows").value(view.size());
    JsonParts.key(json, view.key());
    JsonParts.watermark(json, watermark);
    JsonParts.columns(json, view.schema());
  }
}
