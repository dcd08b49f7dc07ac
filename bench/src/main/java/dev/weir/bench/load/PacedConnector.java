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
import java.util.stream.Stream;

/**
 * Rows of two numbers, {@code event} and {@code k}, sent when they are due. Two readers take turns,
 * so that a slow engine makes rows late and never fewer. Without a rate, events are dealt in short
 * ranges to whoever asks, as those of a file are: of two readers that each have half of all events,
 * one would run far ahead of the other's event time, and what it reads would have to wait.
 */
record PacedConnector(Pace pace) implements Connector {
  private static final int READERS = 2;

  /** Events of a range, where there is no rate. */
  private static final long RANGE = 1 << 14;

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
      Stream<Part> parts =
          pace.perSecond() == 0
              ? LongStream.iterate(0, from -> from < pace.events(), from -> from + RANGE)
                  .mapToObj(from -> new Part(from, Math.min(from + RANGE, pace.events()), 1))
              : LongStream.range(0, READERS)
                  .mapToObj(from -> new Part(from, pace.events(), READERS));
      return parts.map(Part::split).toList();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new Reader(pace, isKey, Part.of(split));
    }
  }

  /** Every so many events from one on, up to an end. */
  private record Part(long from, long end, long step) {
    static Part of(Split split) {
      String[] words = split.text().split(" ", -1);
      return new Part(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    Split split() {
      return new Split(from + " " + end + " " + step);
    }
  }

  /** Sends the events of a part. */
  private static final class Reader implements SplitReader {
    private final Pace pace;
    private final List<Boolean> isKey;
    private final Part part;
    private long next;

    Reader(Pace pace, List<Boolean> isKey, Part part) {
      this.pace = pace;
      this.isKey = isKey;
      this.part = part;
      this.next = part.from();
    }

    @Override
    public Status read(Batch batch) {
      long due = Math.min(pace.due(System.nanoTime()), part.end());
      int row = 0;
      for (; next < due && row < batch.capacity(); next += part.step()) {
        for (int column = 0; column < isKey.size(); column++) {
          batch.longs(column).values[row] = isKey.get(column) ? pace.key(next) : next;
        }
        row++;
      }
      batch.setSize(row);
      if (next >= part.end()) {
        return Status.END;
      }
      return next < due ? Status.MORE : Status.IDLE;
    }

    @Override
    public Split rest() {
      return new Part(next, part.end(), part.step()).split();
    }

    @Override
    public void close() {}
  }
}
