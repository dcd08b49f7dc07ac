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

/**
 * The events that Weir and Esper are compared on: a key of a thousand, a kind (1 and 2 are five of
 * a hundred each, 0 the rest), a price below a million, and a time, ten events a millisecond.
 * {@code bench/esper} makes the same.
 */
record KeyedEvents(long events) implements Connector {
  static final int KEYS = 1_000;
  private static final int KINDS = 20;
  private static final int PRICES = 1_000_000;
  private static final int A_MILLISECOND = 10;

  @Override
  public String name() {
    return "events";
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
    return new Events(events, columns.stream().map(FieldPath::toString).toList());
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }

  /** Well mixed bits of a number. */
  private static long mixed(long event) {
    long bits = (event + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    return bits ^ bits >>> 27;
  }

  private static long value(String column, long event) {
    long bits = mixed(event) >>> 1;
    return switch (column) {
      case "k" -> bits % KEYS;
      case "kind" -> {
        long kind = bits / KEYS % KINDS;
        yield kind < 3 ? kind : 0;
      }
      case "price" -> bits / KEYS / KINDS % PRICES;
      case "ts" -> event / A_MILLISECOND;
      default -> throw new IllegalArgumentException(column);
    };
  }

  private record Events(long events, List<String> columns) implements Source {
    @Override
    public List<Split> splits() {
      return List.of(new Split("all"));
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new Reader(this, split);
    }
  }

  private static final class Reader implements SplitReader {
    private final Events source;
    private final Split split;
    private long next;

    Reader(Events source, Split split) {
      this.source = source;
      this.split = split;
    }

    @Override
    public Status read(Batch batch) {
      int count = (int) Math.min(batch.capacity(), source.events - next);
      for (int column = 0; column < source.columns.size(); column++) {
        long[] values = batch.longs(column).values;
        for (int row = 0; row < count; row++) {
          values[row] = value(source.columns.get(column), next + row);
        }
      }
      batch.setSize(count);
      next += count;
      return next == source.events ? Status.END : Status.MORE;
    }

    @Override
    public Split rest() {
      if (next > 0) {
        throw new IllegalStateException("events are read to their end");
      }
      return split;
    }

    @Override
    public void close() {}
  }
}
