package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Scan;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tables in memory. The source gives the numbers from 0: {@code n}, {@code n % keys} as {@code k},
 * and {@code n} seconds as {@code ts}; a split is {@code from:to}. It can be made to wait for
 * permits, and to fail at a number. The sink keeps what was committed.
 */
final class NumbersConnector implements Connector, Connectors {
  static final RowType COLUMNS =
      RowType.of(
          List.of(
              new Field("n", Types.BIGINT),
              new Field("k", Types.BIGINT),
              new Field("ts", Types.timestamp(3))));

  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicLong rowsRead = new AtomicLong();
  final ConcurrentLinkedQueue<String> committed = new ConcurrentLinkedQueue<>();

  /** How often the sink was told of the end. */
  final AtomicInteger finished = new AtomicInteger();

  /** Rows that may be read; null for any number. */
  @Nullable Semaphore permits;

  long rows = 1000;
  int splitCount = 4;
  long keys = 7;
  long failAt = -1;
  boolean sinkTakesUpdates;

  /** Whether the sink shows what was committed only at the end. */
  boolean sinkWaits;

  CatalogTable table() {
    return new CatalogTable(
        ObjectName.of("numbers"), COLUMNS, List.of(), Map.of("connector", "numbers"));
  }

  Scan scan(String... columns) {
    List<FieldPath> paths = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (String column : columns) {
      paths.add(FieldPath.of(column));
      fields.add(COLUMNS.fields().get(COLUMNS.indexOf(column)));
    }
    return new Scan(table(), paths, RowType.of(fields), true, true);
  }

  @Override
  public Connector find(String name) {
    return this;
  }

  @Override
  public List<String> names() {
    return List.of("numbers");
  }

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public void validate(CatalogTable table) {}

  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return new Source() {
      @Override
      public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < splitCount; i++) {
          splits.add(new Split(rows * i / splitCount + ":" + rows * (i + 1) / splitCount));
        }
        return splits;
      }

      @Override
      public SplitReader open(Split split, SourceContext context) {
        opened.incrementAndGet();
        String[] bounds = split.text().split(":", -1);
        return new Reader(columns, Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
      }
    };
  }

  private final class Reader implements SplitReader {
    private final List<FieldPath> columns;
    private final long to;
    private long next;

    Reader(List<FieldPath> columns, long from, long to) {
      this.columns = columns;
      this.next = from;
      this.to = to;
    }

    @Override
    public Status read(Batch batch) {
      while (next < to && !batch.isFull()) {
        if (permits != null && !permits.tryAcquire()) {
          return Status.IDLE;
        }
        if (next == failAt) {
          throw new ArithmeticException("at " + next);
        }
        int row = batch.size();
        for (int i = 0; i < columns.size(); i++) {
          batch.longs(i).set(row, value(columns.get(i).toString(), next));
        }
        batch.setSize(row + 1);
        next++;
        rowsRead.incrementAndGet();
      }
      return next < to ? Status.MORE : Status.END;
    }

    private long value(String column, long n) {
      return switch (column) {
        case "n" -> n;
        case "k" -> n % keys;
        case "ts" -> n * 1000;
        default -> throw new IllegalArgumentException(column);
      };
    }

    @Override
    public Split rest() {
      return new Split(next + ":" + to);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Override
  public Sink sink(CatalogTable table) {
    return sinkWaits ? new WaitingSink() : showingSink();
  }

  private Sink showingSink() {
    return new Sink() {
      @Override
      public boolean acceptsUpdates() {
        return sinkTakesUpdates;
      }

      @Override
      public SinkWriter open(int task) {
        return new Writer();
      }

      @Override
      public void commit(List<String> prepared) {
        committed.addAll(prepared);
      }
    };
  }

  /** Shows at the end what was committed, in place of all that was shown before. */
  private final class WaitingSink implements Sink {
    private final Set<String> held = new TreeSet<>(Set.of("open"));

    @Override
    public boolean acceptsUpdates() {
      return false;
    }

    @Override
    public SinkWriter open(int task) {
      return new Writer();
    }

    @Override
    public void commit(List<String> prepared) {
      held.addAll(prepared);
    }

    @Override
    public List<String> held() {
      return List.copyOf(held);
    }

    @Override
    public void finish() {
      finished.incrementAndGet();
      held.remove("open");
      committed.clear();
      committed.addAll(held);
      held.clear();
    }
  }

  private static final class Writer implements SinkWriter {
    private final List<String> rows = new ArrayList<>();

    @Override
    public void write(Batch batch) {
      for (int i = 0; i < batch.size(); i++) {
        rows.add(Rows.text(batch, i));
      }
    }

    @Override
    public void flush() {}

    @Override
    public List<String> prepare() {
      List<String> prepared = List.copyOf(rows);
      rows.clear();
      return prepared;
    }

    @Override
    public void close() {}
  }
}
