package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.plan.LookupJoin;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a table whose keys this task owns. Before the first look-up they are read at one go.
 * When they are to be read anew, that happens a little with each batch and each tick, while the old
 * ones are in use; then the new ones take their place.
 */
final class WholeTable implements LookupRows {
  /** Batches that are read at a time. */
  private static final int MOST_BATCHES = 16;

  private final LookupJoin node;
  private final Source source;
  private final TaskContext context;
  private final ReloadTimes times;
  private final Reader rowReader;
  private Reading current;
  private @Nullable Reading next;
  private boolean complete;
  private long due;

  WholeTable(
      LookupJoin node,
      LookupJoinOperator.Access.Read access,
      TaskContext context,
      Reader rowReader) {
    this.node = node;
    this.source = access.source();
    this.rowReader = rowReader;
    this.context = context;
    this.times = new ReloadTimes(access.cache().reload(), context.zone());
    this.current = new Reading();
  }

  @Override
  public KeyTable keys() {
    return current.keys;
  }

  @Override
  public MatchedRows.Stored rows() {
    return current.stored;
  }

  @Override
  public void fetch(Batch batch, int[] keyColumns) {
    if (complete) {
      tick();
      return;
    }
    long begin = context.clock().millis();
    current.begin();
    while (!complete) {
      complete = current.advance(MOST_BATCHES);
    }
    due = times.next(begin, context.clock().millis());
  }

  @Override
  public void release() {}

  @Override
  public void tick() {
    if (!complete) {
      return;
    }
    Reading reading = next;
    if (reading == null) {
      if (context.clock().millis() < due) {
        return;
      }
      reading = new Reading();
      reading.begin();
      next = reading;
    }
    if (reading.advance(MOST_BATCHES)) {
      current = reading;
      next = null;
      due = times.next(due, context.clock().millis());
    }
  }

  @Override
  public void close() {
    current.close();
    if (next != null) {
      next.close();
    }
  }

  /** One reading of the table. */
  private final class Reading implements SourceContext {
    private final KeyTable keys;
    private final JoinSide rows;
    private final MatchedRows.Stored stored;
    private final SourceContext reading = context.reading();
    private final Deque<Split> splits = new ArrayDeque<>();
    private final Batch batch;
    private final boolean retracts;
    private final long[] hashes;
    private @Nullable SplitReader reader;

    Reading() {
      this.retracts = !node.table().insertOnly();
      this.keys = new KeyTable(node.tableKeys().stream().map(node.table().schema()::type).toList());
      this.rows = new JoinSide(node.table().schema(), node.tableKeys(), keys, retracts, false);
      this.stored = rowReader.of(rows);
      this.batch = Batch.of(node.table().schema(), context.batchSize(), !retracts);
      this.hashes = new long[context.batchSize()];
    }

    void begin() {
      splits.addAll(source.splits());
    }

    /** Reads so many batches at most; whether the end is reached. */
    boolean advance(int batches) {
      for (int i = 0; i < batches; i++) {
        SplitReader open = reader;
        if (open == null) {
          Split split = splits.poll();
          if (split == null) {
            return true;
          }
          open = source.open(split, this);
          reader = open;
        }
        batch.clear();
        SplitReader.Status status = open.read(batch);
        add();
        switch (status) {
          case MORE -> {}
          case IDLE -> {
            return false;
          }
          case END -> close();
        }
      }
      return false;
    }

    private void add() {
      int[] columns = rows.keyColumns();
      KeyHash.hash(batch, columns, hashes);
      rows.begin(batch);
      for (int row = 0; row < batch.size(); row++) {
        if (context.owns(hashes[row]) && MatchedRows.hasKey(batch, columns, row)) {
          int key = keys.lookup(batch, columns, row, hashes[row]);
          rows.reserveKeys();
          if (RowKind.retracts(batch.kind(row))) {
            rows.remove(batch, row, key);
          } else {
            rows.add(batch, row, key);
          }
        }
      }
    }

    void close() {
      SplitReader open = reader;
      reader = null;
      if (open != null) {
        open.close();
      }
    }

    @Override
    public InstantSource clock() {
      return reading.clock();
    }

    /** All tasks read all rows: one of them says what can't be read. */
    @Override
    public void reject(RejectedRow row) {
      if (context.task() == 0) {
        reading.reject(row);
      }
    }

    @Override
    public void bytesRead(long count) {
      reading.bytesRead(count);
    }
  }
}
