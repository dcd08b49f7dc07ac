package dev.weir.bench.load;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.SourceOnly;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rows of two numbers, {@code event} and {@code k}, sent when they are due. Two readers take turns,
 * so that a slow engine makes rows late and never fewer.
 */
record PacedConnector(Pace pace) implements Connector {
  private static final int READERS = 2;
  private static final FieldPath KEY = FieldPath.of("k");

  @Override
  public String name() {
    return "paced";
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
    return new Events(pace, columns.stream().map(KEY::equals).toList());
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }

  private record Events(Pace pace, List<Boolean> isKey) implements Source {
    @Override
    public List<Split> splits() {
      return LongStream.range(0, READERS).mapToObj(i -> new Split(Long.toString(i))).toList();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new Reader(pace, isKey, Long.parseLong(split.text()));
    }
  }

  /** Sends every second event from {@code next} on. */
  private static final class Reader implements SplitReader {
    private final Pace pace;
    private final List<Boolean> isKey;
    private long next;

    Reader(Pace pace, List<Boolean> isKey, long next) {
      this.pace = pace;
      this.isKey = isKey;
      this.next = next;
    }

    @Override
    public Status read(Batch batch) {
      long due = pace.due(System.nanoTime());
      int row = 0;
      for (; next < due && row < batch.capacity(); next += READERS) {
        for (int column = 0; column < isKey.size(); column++) {
          batch.longs(column).values[row] = isKey.get(column) ? pace.key(next) : next;
        }
        row++;
      }
      batch.setSize(row);
      if (next >= pace.events()) {
        return Status.END;
      }
      return next < due ? Status.MORE : Status.IDLE;
    }

    @Override
    public Split rest() {
      return new Split(Long.toString(next));
    }

    @Override
    public void close() {}
  }
}
