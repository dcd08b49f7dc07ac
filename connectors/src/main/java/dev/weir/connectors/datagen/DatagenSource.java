package dev.weir.connectors.datagen;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes rows by their numbers; a split is a range of numbers. */
final class DatagenSource implements Source {
  private static final long RANGE = 1 << 16;
  private static final int MOST_SPLITS = 1024;

  /** When the row of a number was due: the first that was asked for, at that time. */
  private record Start(long number, long millis) {}

  private final RowPlan plan;
  private final List<ValueMaker> wanted = new ArrayList<>();
  private final AtomicReference<@Nullable Start> start = new AtomicReference<>();

  DatagenSource(RowPlan plan, List<FieldPath> columns) {
    this.plan = plan;
    for (FieldPath path : columns) {
      wanted.add(maker(path));
    }
  }

  private ValueMaker maker(FieldPath path) {
    int index = plan.columns().indexOf(path.names().getFirst());
    ValueMaker maker = plan.makers().get(index);
    SqlType type = plan.columns().type(index);
    for (String name : path.names().subList(1, path.names().size())) {
      RowType row = (RowType) type;
      int field = row.indexOf(name);
      type = row.type(field);
      maker = field(maker, field);
    }
    return maker;
  }

  private static ValueMaker field(ValueMaker maker, int index) {
    return maker instanceof ValueMaker.Sometimes sometimes
        ? new ValueMaker.Sometimes(
            field(sometimes.values(), index), sometimes.nullRate(), sometimes.seed())
        : ((ValueMaker.Rows) maker).fields().get(index);
  }

  @Override
  public List<Split> splits() {
    if (plan.rows() == RowPlan.ENDLESS) {
      return List.of(split(0, RowPlan.ENDLESS));
    }
    long size = Math.max(RANGE, (plan.rows() + MOST_SPLITS - 1) / MOST_SPLITS);
    List<Split> splits = new ArrayList<>();
    for (long from = 0; from < plan.rows(); from += size) {
      splits.add(split(from, Math.min(from + size, plan.rows())));
    }
    return splits;
  }

  private static Split split(long from, long to) {
    return new Split(from + " " + to);
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    String[] range = split.text().split(" ", 2);
    return new Reader(Long.parseLong(range[0]), Long.parseLong(range[1]), context.clock());
  }

  /** Makes the rows of a range, as fast as the rate allows. */
  private final class Reader implements SplitReader {
    private final long to;
    private final InstantSource clock;
    private long next;

    Reader(long from, long to, InstantSource clock) {
      this.next = from;
      this.to = to;
      this.clock = clock;
    }

    @Override
    public Status read(Batch batch) {
      long now = clock.millis();
      long until = Math.min(Math.min(to, due(now)), next + batch.capacity() - batch.size());
      for (; next < until; next++) {
        int row = batch.size();
        for (int i = 0; i < wanted.size(); i++) {
          Column column = batch.column(i);
          wanted.get(i).make(next, now, column, row);
        }
        batch.setSize(row + 1);
      }
      return next >= to ? Status.END : batch.isFull() ? Status.MORE : Status.IDLE;
    }

    /** The number of the first row whose time has not come. */
    private long due(long now) {
      Start first = firstAsked(now);
      double elapsed = (now - first.millis()) / 1000.0;
      double rows = first.number() + 1 + elapsed * plan.rate();
      return rows >= RowPlan.ENDLESS ? RowPlan.ENDLESS : (long) rows;
    }

    private Start firstAsked(long now) {
      Start known = start.get();
      if (known != null) {
        return known;
      }
      Start mine = new Start(next, now);
      return start.compareAndSet(null, mine) ? mine : firstAsked(now);
    }

    @Override
    public Split rest() {
      return split(next, to);
    }

    @Override
    public void close() {}
  }
}
