package dev.weir.server.http;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.View;
import dev.weir.server.json.JsonCells;
import dev.weir.server.json.JsonWriter;
import dev.weir.text.ByteBuilder;
import dev.weir.time.Watermark;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one client still has to hear about one view: at first all rows, then the changes since it
 * was told last, worked together. It never holds more changes than {@link #MOST_CHANGES}: a client
 * that falls behind further is given all rows afresh.
 */
final class ViewFeed implements AutoCloseable {
  /** The most changes that wait for a client; a snapshot may have more rows. */
  static final int MOST_CHANGES = 20_000;

  private final String name;
  private final ZoneId zone;
  private @Nullable Subscriber subscriber;
  private boolean begun;

  ViewFeed(String name, ZoneId zone) {
    this.name = name;
    this.zone = zone;
  }

  /** A server-sent event. */
  static final class Event {
    final String type;
    final byte[] data;

    Event(String type, byte[] data) {
      this.type = type;
      this.data = data;
    }
  }

  String name() {
    return name;
  }

  /** Whether the client was given all rows once. */
  boolean begun() {
    return begun;
  }

  /** What there is to tell, or null. The view is given anew in case it was made anew. */
  @Nullable Event next(View view) {
    Subscriber current = subscriber;
    if (current == null || !current.view.equals(view) || current.overflowed()) {
      close();
      current = new Subscriber(view, zone);
      subscriber = current;
      current.subscription = view.subscribe(current);
    }
    Event event = current.take(name);
    begun |= event != null;
    return event;
  }

  @Override
  public void close() {
    Subscriber current = subscriber;
    if (current != null && current.subscription != null) {
      current.subscription.close();
    }
    subscriber = null;
  }

  /** Listens to a view on the engine's threads, and is emptied by the client's. */
  private static final class Subscriber implements View.Listener {
    private final View view;
    private final JsonCells cells;
    private final ByteBuilder keyBytes = new ByteBuilder();
    private final ByteBuilder rowBytes = new ByteBuilder();
    private View.@Nullable Subscription subscription;
    private final PendingRows pending;
    private long watermark = Watermark.NONE;
    private boolean ready;
    private boolean told;
    private boolean overflowed;

    Subscriber(View view, ZoneId zone) {
      this.view = view;
      this.cells = new JsonCells(view.schema(), zone);
      this.pending = new PendingRows(!view.key().isEmpty());
    }

    synchronized boolean overflowed() {
      return overflowed;
    }

    @Override
    public synchronized void present(Batch rows) {
      add(rows);
    }

    @Override
    public synchronized void changed(Batch rows) {
      ready = true;
      if (!overflowed) {
        add(rows);
        overflowed = told && pending.size() > MOST_CHANGES;
      }
      if (overflowed) {
        pending.clear();
      }
    }

    @Override
    public synchronized void advanced(long newWatermark) {
      ready = true;
      watermark = newWatermark;
    }

    private void add(Batch rows) {
      List<Integer> key = view.key();
      for (int i = 0; i < rows.size(); i++) {
        rowBytes.clear();
        cells.appendValues(rows, i, rowBytes);
        if (key.isEmpty()) {
          pending.count(rowBytes.toBytes(), RowKind.retracts(rows.kind(i)) ? -1 : 1);
        } else {
          keyBytes.clear();
          cells.appendValues(rows, i, key, keyBytes);
          pending.put(keyBytes.toBytes(), rowBytes.toBytes(), RowKind.retracts(rows.kind(i)));
        }
      }
    }

    synchronized @Nullable Event take(String name) {
      if (!ready || overflowed || (told && pending.size() == 0)) {
        return null;
      }
      JsonWriter json = new JsonWriter().beginObject();
      json.name("view").value(name);
      JsonParts.watermark(json, watermark);
      if (!told) {
        JsonParts.columns(json, view.schema());
        JsonParts.key(json, view.key());
      }
      json.name("rows").beginArray();
      pending.write(json, !told);
      json.endArray().endObject();
      Event event = new Event(told ? "change" : "snapshot", json.toBytes());
      pending.clear();
      told = true;
      return event;
    }
  }
}
