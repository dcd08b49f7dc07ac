package dev.weir.engine.task;

import dev.weir.batch.Batch;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.engine.graph.GraphNode.SourceNode;
import dev.weir.engine.source.SplitQueue;
import org.jspecify.annotations.Nullable;

/** Reads a source's splits in one task, one after the other, a batch at each call. */
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

  /** A split half read: what is left, and its place in the order of all. */
  record Rest(Split split, long place) {}

  private final String id;
  private final Source source;
  private final SplitQueue splits;
  private final Outlet outlet;
  private final Surroundings surroundings;
  private final Counters counters;
  private final Batch batch;
  private final SourceContext context;
  private @Nullable SplitReader reader;
  private long place;
  private boolean ended;
  private boolean unflushed;
  private long lastFlush;

  SourceDriver(
      SourceNode node,
      SplitQueue splits,
      Outlet outlet,
      Surroundings surroundings,
      Counters counters) {
    this.id = node.id();
    this.source = node.source();
    this.splits = splits;
    this.outlet = outlet;
    this.surroundings = surroundings;
    this.counters = counters;
    this.context = new Reading(surroundings, counters);
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
    if (!outlet.wanted()) {
      splits.abandon();
      return end();
    }
    SplitReader current = reader == null ? next() : reader;
    return current == null ? end() : read(current);
  }

  private @Nullable SplitReader next() {
    SplitQueue.Dealt dealt = splits.next();
    if (dealt == null) {
      return null;
    }
    place = dealt.place();
    reader = source.open(dealt.split(), context);
    return reader;
  }

  private Poll read(SplitReader current) {
    batch.clear();
    SplitReader.Status status = current.read(batch);
    int size = batch.size();
    if (size > 0) {
      counters.rowsRead.add(size);
      outlet.emit(batch);
      unflushed = true;
    }
    return switch (status) {
      case MORE -> {
        flushIfLong();
        yield Poll.BUSY;
      }
      case IDLE -> {
        flush();
        yield size > 0 ? Poll.BUSY : Poll.IDLE;
      }
      case END -> {
        close();
        yield Poll.BUSY;
      }
    };
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

  /** What is left of the open split, or null. */
  @Nullable Rest rest() {
    return reader == null ? null : new Rest(reader.rest(), place);
  }

  void close() {
    SplitReader current = reader;
    reader = null;
    if (current != null) {
      current.close();
    }
  }
}
