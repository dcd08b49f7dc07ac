package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Scan;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Tables that never end; each of their splits gives the times that a test puts into it. */
final class LiveConnector implements Connector, Connectors {
  private static final RowType COLUMNS =
      RowType.of(List.of(new Field("k", Types.BIGINT), new Field("ts", Types.timestamp(3))));

  private final int splits;
  private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();

  LiveConnector(int splits) {
    this.splits = splits;
  }

  /** Adds a row of this time to a split, whose number is its {@code k}. */
  void put(String table, int split, long time) {
    queue(table, "" + split).add(time);
  }

  private ConcurrentLinkedQueue<Long> queue(String table, String split) {
    return times.computeIfAbsent(table + split, _ -> new ConcurrentLinkedQueue<>());
  }

  Scan scan(String name) {
    CatalogTable table =
        new CatalogTable(ObjectName.of(name), COLUMNS, List.of(), Map.of("connector", "live"));
    return new Scan(table, List.of(FieldPath.of("k"), FieldPath.of("ts")), COLUMNS, false, true);
  }

  @Override
  public Connector find(String name) {
    return this;
  }

  @Override
  public List<String> names() {
    return List.of("live");
  }

  @Override
  public String name() {
    return "live";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public void validate(CatalogTable table) {}

  @Override
  public boolean bounded(CatalogTable table) {
    return false;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return new Source() {
      @Override
      public List<Split> splits() {
        return IntStream.range(0, splits).mapToObj(i -> new Split("" + i)).toList();
      }

      @Override
      public SplitReader open(Split split, SourceContext context) {
        return new Reader(table.name().name(), split);
      }
    };
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw new UnsupportedOperationException("a table to read");
  }

  private final class Reader implements SplitReader {
    private final String table;
    private final Split split;

    Reader(String table, Split split) {
      this.table = table;
      this.split = split;
    }

    @Override
    public Status read(Batch batch) {
      while (!batch.isFull()) {
        Long time = queue(table, split.text()).poll();
        if (time == null) {
          return Status.IDLE;
        }
        int row = batch.size();
        batch.longs(0).set(row, Long.parseLong(split.text()));
        batch.longs(1).set(row, time);
        batch.setSize(row + 1);
      }
      return Status.MORE;
    }

    @Override
    public Split rest() {
      return split;
    }

    @Override
    public void close() {}
  }
}
