package dev.weir.bench.load;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for another connector: reads its rows once, and gives them from memory ever after. So a
 * benchmark pays neither for decoding nor for generating, only for a copy.
 */
final class MemoryConnector implements Connector {
  private final Connector connector;
  private final Map<Asked, Source> sources = new ConcurrentHashMap<>();

  MemoryConnector(Connector connector) {
    this.connector = connector;
  }

  /** Columns of a table. */
  private record Asked(ObjectName table, List<FieldPath> columns) {}

  @Override
  public String name() {
    return connector.name();
  }

  @Override
  public List<Option> options() {
    return connector.options();
  }

  @Override
  public void validate(CatalogTable table) {
    connector.validate(table);
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return connector.bounded(table);
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return sources.computeIfAbsent(
        new Asked(table.name(), List.copyOf(columns)),
        asked -> new Kept(connector.source(table, columns, schema), schema));
  }

  @Override
  public Sink sink(CatalogTable table) {
    return connector.sink(table);
  }

  /** A source with the rows of its splits, as far as they were read before. */
  private static final class Kept implements Source {
    private final Source source;
    private final RowType schema;
    private final Map<Split, List<Batch>> splits = new ConcurrentHashMap<>();

    Kept(Source source, RowType schema) {
      this.source = source;
      this.schema = schema;
    }

    @Override
    public List<Split> splits() {
      return source.splits();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new Reader(split, splits.computeIfAbsent(split, key -> read(key, context)));
    }

    private List<Batch> read(Split split, SourceContext context) {
      List<Batch> rows = new ArrayList<>();
      Batch batch = Batch.of(schema, Batch.DEFAULT_CAPACITY, true);
      try (SplitReader reader = source.open(split, context)) {
        SplitReader.Status status = SplitReader.Status.MORE;
        while (status != SplitReader.Status.END) {
          batch.clear();
          status = reader.read(batch);
          rows.add(Copies.of(batch, schema));
        }
      }
      return rows;
    }
  }

  private static final class Reader implements SplitReader {
    private final Split split;
    private final List<Batch> rows;
    private int next;
    private int from;

    Reader(Split split, List<Batch> rows) {
      this.split = split;
      this.rows = rows;
    }

    @Override
    public Status read(Batch batch) {
      Batch kept = rows.get(next);
      int count = Math.min(batch.capacity(), kept.size() - from);
      for (int i = 0; i < kept.columnCount(); i++) {
        Copies.copy(kept.column(i), from, batch.column(i), count);
      }
      batch.setSize(count);
      from += count;
      if (from == kept.size()) {
        next++;
        from = 0;
      }
      return next == rows.size() ? Status.END : Status.MORE;
    }

    /**
     * Asked for when a job is stopped or kept, which no benchmark of this package does half way.
     */
    @Override
    public Split rest() {
      if (next > 0 || from > 0) {
        throw new IllegalStateException("rows in memory are read to their end");
      }
      return split;
    }

    @Override
    public void close() {}
  }
}
