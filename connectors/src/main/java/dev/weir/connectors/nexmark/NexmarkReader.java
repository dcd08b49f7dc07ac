package dev.weir.connectors.nexmark;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.nexmark.NexmarkTable.Content;
import java.time.InstantSource;
import java.util.List;

/** Generates a range of events. */
final class NexmarkReader implements SplitReader {
  private final NexmarkSettings settings;
  private final EventColumns columns;
  private final List<Content> contents;
  private final InstantSource clock;
  private final long started;
  private final long first;
  private final long end;
  private long next;

  NexmarkReader(
      NexmarkSettings settings, List<Content> contents, EventRange range, InstantSource clock) {
    this.settings = settings;
    this.columns = new EventColumns(settings);
    this.contents = contents;
    this.clock = clock;
    this.started = clock.millis();
    this.first = range.first();
    this.end = range.end();
    this.next = range.first();
  }

  @Override
  public Status read(Batch batch) {
    int count = (int) Math.min(batch.capacity(), due() - next);
    columns.start(next, count);
    for (int i = 0; i < contents.size(); i++) {
      fill(contents.get(i), batch.column(i));
    }
    batch.setSize(count);
    next += count;
    return next == end ? Status.END : count < batch.capacity() ? Status.IDLE : Status.MORE;
  }

  /** The event before which all may be sent now. */
  private long due() {
    if (!settings.rateLimited()) {
      return end;
    }
    long elapsed = clock.millis() - started;
    return Math.clamp(first + elapsed * settings.rate() / 1000, next, end);
  }

  private void fill(Content content, Column column) {
    switch (content) {
      case Content.Kind() -> columns.fillKinds((LongColumn) column);
      case Content.Single(EventField field) -> columns.fill(field, column);
      case Content.Whole(int kind, List<EventField> fields) -> {
        RowColumn row = (RowColumn) column;
        for (int f = 0; f < fields.size(); f++) {
          columns.fill(fields.get(f), row.field(f));
        }
        columns.nullUnless(kind, row);
      }
    }
  }

  @Override
  public Split rest() {
    return new EventRange(next, end).toSplit();
  }

  @Override
  public void close() {}
}
