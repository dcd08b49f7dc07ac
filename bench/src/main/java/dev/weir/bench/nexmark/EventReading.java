package dev.weir.bench.nexmark;

import dev.weir.batch.Batch;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the five fields of q0 and the kind of event from a source, and does nothing with them: what
 * any query pays before its own work.
 */
final class EventReading {
  private static final List<Field> BID =
      List.of(
          new Field("auction", Types.BIGINT),
          new Field("bidder", Types.BIGINT),
          new Field("price", Types.BIGINT),
          new Field("dateTime", Types.timestamp(3)),
          new Field("extra", Types.STRING));

  private final Source source;

  private EventReading(Map<String, String> options) {
    this.source = source(options);
  }

  static EventReading of(Input input) {
    return new EventReading(input.options());
  }

  Run run(int threads) throws InterruptedException {
    Queue<Split> splits = new ConcurrentLinkedQueue<>(source.splits());
    AtomicLong rows = new AtomicLong();
    Stopwatch watch = Stopwatch.start();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      readers.add(Thread.ofPlatform().name("read-" + i).start(() -> drain(source, splits, rows)));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    return watch.stop(rows.get());
  }

  private static Source source(Map<String, String> options) {
    RowType columns =
        RowType.of(
            List.of(new Field("event_type", Types.INT), new Field("bid", new RowType(BID, true))));
    CatalogTable table = new CatalogTable(ObjectName.of("nexmark"), columns, List.of(), options);
    List<FieldPath> paths = new ArrayList<>(List.of(FieldPath.of("event_type")));
    BID.forEach(field -> paths.add(FieldPath.of("bid", field.name())));
    return Objects.requireNonNull(
            new ServiceConnectors().find(options.getOrDefault("connector", "")))
        .source(table, paths, flat());
  }

  private static RowType flat() {
    List<Field> fields = new ArrayList<>(List.of(new Field("event_type", Types.INT)));
    fields.addAll(BID);
    return RowType.of(fields);
  }

  private static void drain(Source source, Queue<Split> splits, AtomicLong rows) {
    Batch batch = Batch.of(flat(), Batch.DEFAULT_CAPACITY, true);
    for (Split split = splits.poll(); split != null; split = splits.poll()) {
      try (SplitReader reader = source.open(split, new Context())) {
        SplitReader.Status status = SplitReader.Status.MORE;
        while (status != SplitReader.Status.END) {
          batch.clear();
          status = reader.read(batch);
          rows.addAndGet(batch.size());
        }
      }
    }
  }

  private static final class Context implements SourceContext {
    @Override
    public InstantSource clock() {
      return InstantSource.system();
    }

    @Override
    public void reject(RejectedRow row) {
      throw new IllegalStateException(row.toString());
    }

    @Override
    public void bytesRead(long count) {}
  }
}
