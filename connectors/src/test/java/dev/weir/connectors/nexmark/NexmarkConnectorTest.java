package dev.weir.connectors.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connector.SplitReader.Status;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NexmarkConnectorTest {
  private static final RowType BID =
      new RowType(
          List.of(
              new Field("auction", Types.BIGINT),
              new Field("price", Types.BIGINT),
              new Field("dateTime", Types.timestamp(3)),
              new Field("extra", Types.STRING)),
          true);
  private static final RowType COLUMNS =
      RowType.of(List.of(new Field("event_type", Types.INT), new Field("bid", BID)));
  private static final List<FieldPath> PATHS =
      List.of(
          FieldPath.of("event_type"),
          FieldPath.of("bid", "auction"),
          FieldPath.of("bid", "price"),
          FieldPath.of("bid", "dateTime"),
          FieldPath.of("bid", "extra"));
  private static final RowType FLAT =
      RowType.of(
          List.of(
              new Field("event_type", Types.INT),
              new Field("auction", Types.BIGINT),
              new Field("price", Types.BIGINT),
              new Field("dateTime", Types.timestamp(3)),
              new Field("extra", Types.STRING)));

  private final NexmarkConnector connector = new NexmarkConnector();

  @Test
  void eventsComeInTheProportionsAsked() {
    List<String> rows = read(table(Map.of("events.num", "1000")), 1, 100);
    Map<String, Integer> kinds = new HashMap<>();
    rows.forEach(row -> kinds.merge(row.substring(0, 1), 1, Integer::sum));
    assertThat(kinds).containsEntry("0", 20).containsEntry("1", 60).containsEntry("2", 920);
  }

  @Test
  void theSameEventsComeAtAnyBatchSizeAndSplitAndAfterResuming() {
    CatalogTable table = table(Map.of("events.num", "500"));
    List<String> whole = read(table, 1, 4096);
    assertThat(read(table, 1, 7)).isEqualTo(whole);
    Source source = connector.source(table, PATHS, FLAT);
    SplitReader reader = source.open(source.splits().getFirst(), context(new AtomicLong()));
    Batch batch = Batch.of(FLAT, 123, true);
    reader.read(batch);
    List<String> resumed = new ArrayList<>(rows(batch));
    resumed.addAll(drain(source, reader.rest(), 64));
    assertThat(resumed).isEqualTo(whole);
  }

  @Test
  void anotherSeedGivesOtherEvents() {
    assertThat(read(table(Map.of("events.num", "100", "seed", "1")), 1, 100))
        .isNotEqualTo(read(table(Map.of("events.num", "100")), 1, 100));
  }

  @Test
  void eventTimeFollowsTheRate() {
    List<String> rows =
        read(table(Map.of("events.num", "2001", "first-event.rate", "1000")), 1, 4096);
    long first = Long.parseLong(rows.get(4).split("\\|", -1)[3]);
    long last = Long.parseLong(rows.get(2000 - 1).split("\\|", -1)[3]);
    assertThat(last - first).isEqualTo(1995);
  }

  @Test
  void aWholeBidHoldsTheSameAsItsFields() {
    CatalogTable table = table(Map.of("events.num", "60"));
    RowType schema = RowType.of(List.of(new Field("bid", BID)));
    Source source = connector.source(table, List.of(FieldPath.of("bid")), schema);
    Batch batch = Batch.of(schema, 60, true);
    assertThat(source.open(source.splits().getFirst(), context(new AtomicLong())).read(batch))
        .isEqualTo(Status.END);
    RowColumn bids = (RowColumn) batch.column(0);
    List<String> flat = read(table, 1, 60);
    for (int row = 0; row < 60; row++) {
      boolean isBid = flat.get(row).startsWith("2");
      assertThat(bids.isNull(row)).isEqualTo(!isBid);
      if (isBid) {
        long auction = ((LongColumn) bids.field(0)).values[row];
        assertThat(flat.get(row)).startsWith("2|" + auction + "|");
      }
    }
  }

  @Test
  void aLimitedRateWaitsForTheClock() {
    CatalogTable table =
        table(Map.of("events.num", "100", "rate.limited", "true", "first-event.rate", "10"));
    AtomicLong now = new AtomicLong(5_000);
    Source source = connector.source(table, PATHS, FLAT);
    SplitReader reader = source.open(source.splits().getFirst(), context(now));
    Batch batch = Batch.of(FLAT, 50, true);
    assertThat(reader.read(batch)).isEqualTo(Status.IDLE);
    assertThat(batch.size()).isZero();
    now.addAndGet(1_000);
    batch.clear();
    assertThat(reader.read(batch)).isEqualTo(Status.IDLE);
    assertThat(batch.size()).isEqualTo(10);
    now.addAndGet(100_000);
    batch.clear();
    assertThat(reader.read(batch)).isEqualTo(Status.MORE);
    batch.clear();
    assertThat(reader.read(batch)).isEqualTo(Status.END);
    assertThat(batch.size()).isEqualTo(40);
  }

  @Test
  void aColumnThatIsNoEventFieldIsRefusedWithTheLikelyName() {
    RowType bid = new RowType(List.of(new Field("prize", Types.BIGINT)), true);
    CatalogTable table =
        new CatalogTable(
            ObjectName.of("n"),
            RowType.of(List.of(new Field("bid", bid))),
            List.of(),
            Map.of("connector", "nexmark"));
    assertThatThrownBy(() -> connector.validate(table))
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.text())
                  .isEqualTo("event field \"bid.prize\" does not exist in nexmark table \"n\"");
              assertThat(e.hint()).isEqualTo("Did you mean \"price\"?");
            });
  }

  private List<String> read(CatalogTable table, int splits, int batchSize) {
    connector.validate(table);
    Source source = connector.source(table, PATHS, FLAT);
    assertThat(source.splits()).hasSize(splits);
    List<String> rows = new ArrayList<>();
    source.splits().forEach(split -> rows.addAll(drain(source, split, batchSize)));
    return rows;
  }

  private static List<String> drain(Source source, Split split, int batchSize) {
    List<String> rows = new ArrayList<>();
    Batch batch = Batch.of(FLAT, batchSize, true);
    try (SplitReader reader = source.open(split, context(new AtomicLong()))) {
      Status status = Status.MORE;
      while (status != Status.END) {
        batch.clear();
        status = reader.read(batch);
        rows.addAll(rows(batch));
      }
    }
    return rows;
  }

  private static List<String> rows(Batch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      rows.add(
          batch.longs(0).values[row]
              + "|"
              + number(batch, 1, row)
              + "|"
              + number(batch, 2, row)
              + "|"
              + number(batch, 3, row)
              + "|"
              + text(batch, 4, row));
    }
    return rows;
  }

  private static String number(Batch batch, int column, int row) {
    return batch.column(column).isNull(row) ? "" : "" + batch.longs(column).values[row];
  }

  private static String text(Batch batch, int column, int row) {
    Slice slice = new Slice();
    batch.bytes(column).get(row, slice);
    return batch.column(column).isNull(row) ? "" : slice.toString();
  }

  private static CatalogTable table(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("connector", "nexmark");
    return new CatalogTable(ObjectName.of("nexmark"), COLUMNS, List.of(), all);
  }

  private static SourceContext context(AtomicLong millis) {
    return new SourceContext() {
      @Override
      public InstantSource clock() {
        return () -> Instant.ofEpochMilli(millis.get());
      }

      @Override
      public void reject(RejectedRow row) {
        throw new AssertionError(row);
      }

      @Override
      public void bytesRead(long count) {}
    };
  }
}
