package dev.weir.connectors.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.batch.RowColumn;
import dev.weir.batch.RowKind;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrintTest {
  private static final RowType INNER = new RowType(List.of(new Field("x", Types.BIGINT)), true);
  private static final RowType COLUMNS =
      RowType.of(
          List.of(
              new Field("name", Types.STRING),
              new Field("at", Types.timestamp(3)),
              new Field("seen", Types.timestampLtz(3)),
              new Field("ok", Types.BOOLEAN),
              new Field("data", Types.BYTES),
              new Field("inner", INNER),
              new Field("value", Types.DOUBLE)));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String printed(Map<String, String> options) {
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    CatalogTable table = new CatalogTable(ObjectName.of("t"), COLUMNS, List.of(), options);
    Batch batch = Batch.of(COLUMNS, 2, false);
    batch.bytes(0).append(0, Slice.of("né"));
    batch.bytes(4).append(0, Slice.of(new byte[] {1, -1}));
    batch.longs(1).values[0] = 60_000;
    batch.longs(2).values[0] = 1_500;
    batch.longs(3).values[0] = 1;
    ((RowColumn) batch.column(5)).field(0).nulls().set(0);
    batch.doubles(6).values[0] = 1e10;
    for (int i = 0; i < batch.columnCount(); i++) {
      batch.column(i).nulls().set(1);
    }
    byte[] kinds = batch.kinds();
    kinds[0] = RowKind.INSERT;
    kinds[1] = RowKind.DELETE;
    batch.setSize(2);
    try (SinkWriter writer = new PrintConnector(stream, stream).sink(table).open(0)) {
      writer.write(batch);
      writer.flush();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rowsArePrintedAsFlinkPrintsThem() {
    assertThat(printed(Map.of("connector", "print")))
        .isEqualTo(
            """
            +I[né, 1970-01-01T00:01, 1970-01-01T00:00:01.500Z, true, [1, -1], +I[null], 1.0E10]
            -D[null, null, null, null, null, null, null]
            """);
  }

  @Test
  void linesStartWithTheIdentifier() {
    assertThat(printed(Map.of("connector", "print", "print-identifier", "orders")))
        .startsWith("orders> +I[né")
        .contains("\norders> -D[");
  }

  @Test
  void allConnectorsAreFoundByName() {
    ServiceConnectors connectors = new ServiceConnectors();
    for (String name :
        List.of(
            "blackhole",
            "datagen",
            "faker",
            "filesystem",
            "kafka",
            "nexmark",
            "print",
            "replay",
            "upsert-kafka")) {
      assertThat(connectors.find(name)).as(name).isNotNull();
    }
    assertThat(connectors.find("pulsar")).isNull();
    assertThat(connectors.names()).contains("print", "replay").isSorted();
  }

  @Test
  void aSinkCantBeRead() {
    CatalogTable table =
        new CatalogTable(ObjectName.of("t"), COLUMNS, List.of(), Map.of("connector", "print"));
    assertThatThrownBy(() -> new PrintConnector().source(table, List.of(), COLUMNS))
        .hasMessage("table \"t\" can't be read: its connector \"print\" only writes");
  }
}
