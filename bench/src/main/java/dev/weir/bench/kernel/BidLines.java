package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Source;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.json.JsonFormat;
import dev.weir.plan.FieldPath;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A batch of Nexmark's bids as JSON lines, made by Weir's own generator and encoder. */
final class BidLines {
  private static final RowType BID =
      new RowType(
          List.of(
              new Field("auction", Types.BIGINT),
              new Field("bidder", Types.BIGINT),
              new Field("price", Types.BIGINT),
              new Field("channel", Types.STRING),
              new Field("url", Types.STRING),
              new Field("dateTime", Types.timestamp(3)),
              new Field("extra", Types.STRING)),
          true);

  private static final RowType EVENT =
      RowType.of(List.of(new Field("event_type", Types.INT), new Field("bid", BID)));

  private static final int EVENT_TYPE = 0;
  private static final long IS_BID = 2;

  /** Enough for a batch of bids, which are 46 of 50 events. */
  private static final long EVENTS = 2L * KeyedRows.ROWS;

  private final JsonFormat format = new JsonFormat();
  private final OptionValues options = OptionValues.of(table(Map.of()), format.options());
  private final byte[] bytes;

  private BidLines() {
    ByteBuilder out = new ByteBuilder();
    encode(out);
    this.bytes = out.toBytes();
  }

  static BidLines make() {
    return new BidLines();
  }

  private static CatalogTable table(Map<String, String> options) {
    return new CatalogTable(ObjectName.of("events"), EVENT, List.of(), options);
  }

  private void encode(ByteBuilder out) {
    RowEncoder encoder = format.encoder(options);
    encoder.start(out);
    Batch batch = Batch.of(EVENT, KeyedRows.ROWS, true);
    Source source = generator();
    InstantSource clock = InstantSource.system();
    int count = 0;
    try (SplitReader reader =
        source.open(source.splits().getFirst(), new BenchTask.Reading(clock))) {
      while (count < KeyedRows.ROWS) {
        batch.clear();
        reader.read(batch);
        for (int row = 0; row < batch.size() && count < KeyedRows.ROWS; row++) {
          if (batch.longs(EVENT_TYPE).values[row] == IS_BID) {
            encoder.encode(batch, row, out);
            count++;
          }
        }
      }
    }
  }

  private static Source generator() {
    CatalogTable table = table(Map.of("connector", "nexmark", "events.num", Long.toString(EVENTS)));
    Connector connector = Objects.requireNonNull(new ServiceConnectors().find("nexmark"));
    List<FieldPath> columns = EVENT.names().stream().map(FieldPath::of).toList();
    return connector.source(table, columns, EVENT);
  }

  /** A block that {@link #fill} can fill. */
  Block block() {
    Block block = new Block();
    block.data = new byte[bytes.length + Block.PADDING];
    return block;
  }

  /** Puts all lines into the block, none of them read. */
  void fill(Block block) {
    System.arraycopy(bytes, 0, block.data, 0, bytes.length);
    Arrays.fill(block.data, bytes.length, block.data.length, (byte) '\n');
    block.position = 0;
    block.rowsTaken = 0;
    block.limit = bytes.length;
    block.wholeLines = bytes.length;
    block.stop = bytes.length;
    block.last = true;
    block.atStart = true;
  }

  /** A batch for these fields of a bid. */
  Batch batch(String... fields) {
    return Batch.of(schema(fields), KeyedRows.ROWS, true);
  }

  RowDecoder decoder(String... fields) {
    List<FieldPath> paths = Arrays.stream(fields).map(field -> FieldPath.of("bid", field)).toList();
    return format.decoder(options, paths, schema(fields), new NoFaults());
  }

  private static RowType schema(String... fields) {
    return RowType.of(Arrays.stream(fields).map(name -> new Field(name, type(name))).toList());
  }

  private static SqlType type(String name) {
    return BID.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /** All lines can be read. */
  private static final class NoFaults implements RowFaults {
    @Override
    public String origin() {
      return "events";
    }

    @Override
    public void report(long position, String field, String reason, String text) {
      throw new IllegalStateException(field + " at " + position + ": " + reason + ": " + text);
    }
  }
}
