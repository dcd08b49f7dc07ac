package dev.weir.engine.task;

import dev.weir.batch.Batch;
import dev.weir.connector.LiveSource;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.engine.graph.GraphNode.SourceNode;
import dev.weir.engine.operator.OpenSplits;
import dev.weir.engine.source.SplitQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source's splits in one task, a batch at each call: one after the other or, if they are
 * those of a {@link LiveSource}, all that this task was dealt, in turn.
 */
final class SourceDriver {
  /** Under load, rows wait no longer than this for batches to fill. */
  private static final long MOST_MILLIS_UNFLUSHED = 10;

  /** What a call of {@link #poll} came to. */
  enum Poll {
    /** Rows were read, or a split ended. */
    BUSY,
    /** Nothing is there at the moment. */
    IDLE,
    /** No split is left. */
    ENDED
  }

  /** What a driver reads, and for which task. */
  record Work(SourceNode node, SplitQueue splits, OpenSplits opened, int task) {}

  /** A split half read: what is left, and its place in the order of all. */
  record Rest(Split split, long place) {}

  /** A split that is being read, and its number among those of this task. */
  private record Reader(SplitReader rows, long place, int number) {}

  private final String id;
  private final Source source;
  private final @Nullable LiveSource live;
  private final SplitQueue splits;
  private final OpenSplits opened;
  private final int task;
  private final Outlet outlet;
  private final Surroundings surroundings;
  private final Counters counters;
  private final Batch batch;
  private final SourceContext context;
  private final Pause pause;
  private final List<Reader> readers = new ArrayList<>();
  private int turn;
  private boolean ended;
  private boolean unflushed;
  private long lastFlush;

  SourceDriver(Work work, Outlet outlet, Surroundings surroundings, Counters counters) {
    SourceNode node = work.node();
    this.id = node.id();
    this.source = node.source();
    this.live = source instanceof LiveSource grows ? grows : null;
    this.splits = work.splits();
    this.opened = work.opened();
    this.task = work.task();
    this.outlet = outlet;
    this.surroundings = surroundings;
    this.counters = counters;
    this.context = new Reading(surroundings, counters, task);
    this.pause = new Pause(surroundings.clock());
    this.batch = Batch.of(node.schema(), surroundings.batchSize(), node.insertOnly());
  }

  String id() {
    return id;
  }

  boolean hasEnded() {
    return ended;
  }

  Poll poll() {
    if (ended) {
      return Poll.ENDED;
    }
    if (pause.holds()) {
      return Poll.IDLE;
    }
    if (!outlet.wanted()) {
      splits.abandon();
      return end();
    }
    if (live != null) {
      splits.add(live.grown());
    }
    if (live != null || readers.isEmpty()) {
      open();
    }
    if (readers.isEmpty()) {
      return live != null && live.grows() ? Poll.IDLE : end();
    }
    return read();
  }

  /** Opens the next split; all that there are if they are read side by side. */
  private void open() {
    SplitQueue.Dealt dealt = splits.next(task);
    while (dealt != null) {
      SplitReader rows = source.open(dealt.split(), context);
      readers.add(new Reader(rows, dealt.place(), opened.open()));
      dealt = live == null ? null : splits.next(task);
    }
  }

  /**
   * Reads a batch of the first reader that has rows, beginning after the one that had them last.
   */
  private Poll read() {
    for (int asked = 0; asked < readers.size(); asked++) {
      turn = turn < readers.size() ? turn : 0;
      Reader reader = readers.get(turn);
      SplitReader.Status status = read(reader);
      turn++;
      switch (status) {
        case MORE -> {
          flushIfLong();
          return Poll.BUSY;
        }
        case END -> {
          end(reader);
          return Poll.BUSY;
        }
        case IDLE -> {
          if (batch.size() > 0) {
            flush();
            pause.drained(batch.size());
            return Poll.BUSY;
          }
        }
      }
    }
    flush();
    return Poll.IDLE;
  }

  private SplitReader.Status read(Reader reader) {
    batch.clear();
    opened.read(reader.number());
    SplitReader.Status status = reader.rows().read(batch);
    int size = batch.size();
    if (size > 0) {
      counters.rowsRead.add(size);
      outlet.emit(batch);
      unflushed = true;
    }
    return status;
  }

  private void end(Reader reader) {
    turn--;
    readers.remove(reader);
    opened.end(reader.number());
    reader.rows().close();
  }

  private void flushIfLong() {
    if (unflushed && surroundings.clock().millis() - lastFlush >= MOST_MILLIS_UNFLUSHED) {
      flush();
    }
  }

  private void flush() {
    if (unflushed) {
      outlet.flush();
      unflushed = false;
      lastFlush = surroundings.clock().millis();
    }
  }

  private Poll end() {
    close();
    ended = true;
    outlet.end();
    // The end closes windows: what comes of that belongs to a step which is told to views.
    return Poll.BUSY;
  }

  /** Stands still for a snapshot: no row comes before the next {@link #poll}. */
  void pause() {
    if (!ended) {
      outlet.barrier();
    }
  }

  /** What is left of the open splits. */
  List<Rest> rests() {
    return readers.stream().map(reader -> new Rest(reader.rows().rest(), reader.place())).toList();
  }

  void close() {
    List<Reader> open = List.copyOf(readers);
    readers.clear();
    RuntimeException failure = null;
    for (Reader reader : open) {
      try {
        reader.rows().close();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
