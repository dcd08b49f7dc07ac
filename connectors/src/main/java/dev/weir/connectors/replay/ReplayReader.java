package dev.weir.connectors.replay;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.filesystem.FileRange;
import dev.weir.type.RowType;
import java.time.InstantSource;

/**
 * Holds rows of a file back until their time has come.
 *
 * <p>Rows are taken from the file a batch ahead. So the position is that before the batch, and how
 * many of its rows have been played.
 */
final class ReplayReader implements SplitReader {
  /** Rows taken ahead: few, since all of them are read again when a replay goes on. */
  private static final int AHEAD = 256;

  private final SplitReader rows;
  private final ReplaySettings settings;
  private final Pace pace;
  private final Batch ahead;
  private final int timeColumn;

  private Split before;
  private Status status = Status.MORE;
  private int next;

  ReplayReader(
      SplitReader rows,
      RowType schema,
      ReplaySplit split,
      ReplaySettings settings,
      InstantSource clock) {
    this.rows = rows;
    this.settings = settings;
    this.pace = new Pace(settings, clock);
    this.ahead = Batch.of(schema, AHEAD, false);
    this.timeColumn = schema.size() - 1;
    this.before = split.range().toSplit();
    pass(split.played());
  }

  private void pass(int played) {
    int left = played;
    while (left > 0 && status != Status.END) {
      take();
      next = Math.min(left, ahead.size());
      left -= next;
    }
  }

  @Override
  public Status read(Batch batch) {
    while (!batch.isFull()) {
      if (next == ahead.size()) {
        if (status == Status.END) {
          return Status.END;
        }
        take();
        continue;
      }
      if (!isDue(next)) {
        return Status.IDLE;
      }
      play(batch);
    }
    return Status.MORE;
  }

  private void take() {
    before = rows.rest();
    ahead.clear();
    status = rows.read(ahead);
    next = 0;
  }

  private boolean isDue(int row) {
    LongColumn times = ahead.longs(timeColumn);
    return settings.speed() == 0 || times.isNull(row) || pace.isDue(times.values[row]);
  }

  /** Copies the next row, without the time that was added to it. */
  private void play(Batch batch) {
    int at = batch.size();
    for (int i = 0; i < timeColumn; i++) {
      batch.column(i).copy(ahead.column(i), next, at);
    }
    byte[] kinds = batch.kinds();
    if (kinds != null) {
      kinds[at] = ahead.kind(next);
    }
    batch.setSize(at + 1);
    next++;
  }

  @Override
  public Split rest() {
    boolean allPlayed = next == ahead.size();
    Split from = allPlayed ? rows.rest() : before;
    return new ReplaySplit(allPlayed ? 0 : next, FileRange.of(from)).toSplit();
  }

  @Override
  public void close() {
    rows.close();
  }
}
