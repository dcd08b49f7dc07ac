package dev.weir.connectors.faker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.SplitReader;
import dev.weir.connector.SplitReader.Status;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FakerConnectorTest {
  private final FakerConnector connector = new FakerConnector();
  private final AtomicLong now = new AtomicLong();

  @Test
  void textIsMadeFromTheExpression() {
    CatalogTable table =
        table("status", Types.STRING, "#{regexify '(RECEIVED|SHIPPED){1}'}", Map.of());
    Batch batch = read(table, 100);
    Slice slice = new Slice();
    for (int row = 0; row < 100; row++) {
      batch.bytes(0).get(row, slice);
      assertThat(slice.toString()).isIn("RECEIVED", "SHIPPED");
    }
  }

  @Test
  void numbersTimesAndDecimalsAreReadFromTheText() {
    long[] numbers =
        read(table("n", Types.INT, "#{number.numberBetween '5','9'}", Map.of()), 10)
            .longs(0)
            .values;
    assertThat(LongStream.of(numbers)).allMatch(n -> n >= 5 && n < 9);
    assertThat(read(table("d", Types.decimal(10, 2), "12.345", Map.of()), 1).longs(0).values[0])
        .isEqualTo(1235);
    assertThat(
            read(table("t", Types.timestamp(3), "2026-01-02 03:04:05.678", Map.of()), 1)
                .longs(0)
                .values[0])
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
    long past =
        read(table("t", Types.timestamp(3), "#{date.past '15','SECONDS'}", Map.of()), 1)
            .longs(0)
            .values[0];
    assertThat(past).isPositive();
  }

  @Test
  void aNullRateOfOneGivesOnlyNulls() {
    CatalogTable table = table("n", Types.INT, "1", Map.of("fields.n.null-rate", "1.0"));
    Batch batch = read(table, 5);
    assertThat(batch.column(0).isNull(0) && batch.column(0).isNull(4)).isTrue();
  }

  @Test
  void fieldsOfRowsHaveExpressionsOfTheirOwn() {
    RowType row = new RowType(List.of(new Field("a", Types.INT)), true);
    CatalogTable table =
        table("r", row, null, Map.of("fields.r.a.expression", "7", "number-of-rows", "3"));
    connector.validate(table);
    Batch batch = read(table, 3);
    assertThat(((RowColumn) batch.column(0)).field(0)).extracting("values").isNotNull();
  }

  @Test
  void theSameSeedGivesTheSameRows() {
    CatalogTable table =
        table("n", Types.BIGINT, "#{number.numberBetween '0','1000000'}", Map.of("seed", "7"));
    assertThat(read(table, 20).longs(0).values).isEqualTo(read(table, 20).longs(0).values);
  }

  @Test
  void rowsComeAtTheRate() {
    CatalogTable table = table("n", Types.INT, "1", Map.of("rows-per-second", "10"));
    Source source = connector.source(table, List.of(FieldPath.of("n")), table.columns());
    assertThat(connector.bounded(table)).isFalse();
    SplitReader reader = source.open(source.splits().getFirst(), context());
    Batch batch = Batch.of(table.columns(), 100, true);
    assertThat(reader.read(batch)).isEqualTo(Status.IDLE);
    now.set(500);
    reader.read(batch);
    assertThat(batch.size()).isEqualTo(5);
    assertThat(reader.rest().text()).startsWith("5:");
  }

  @Test
  void anExpressionThatDoesNotExistIsAnErrorOfTheOption() {
    CatalogTable table = table("n", Types.STRING, "#{nobody.knows}", Map.of());
    assertThatThrownBy(() -> connector.validate(table))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("option \"fields.n.expression\" of table \"t\"")
        .hasMessageContaining("can't be evaluated");
  }

  @Test
  void aTextThatIsNoNumberNamesTheColumnsOption() {
    CatalogTable table = table("n", Types.INT, "#{name.firstName}", Map.of());
    assertThatThrownBy(() -> connector.validate(table))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("fields.n.expression")
        .hasMessageContaining("which is no INT");
  }

  @Test
  void aColumnWithoutAnExpressionIsAnError() {
    CatalogTable table = table("n", Types.INT, null, Map.of());
    assertThatThrownBy(() -> connector.validate(table))
        .hasMessage("table \"t\" lacks the option \"fields.n.expression\"");
  }

  private Batch read(CatalogTable table, int rows) {
    connector.validate(table);
    Source source =
        connector.source(
            table, List.of(FieldPath.of(table.columns().fieldName(0))), table.columns());
    Batch batch = Batch.of(table.columns(), rows, true);
    SplitReader reader = source.open(source.splits().getFirst(), context());
    now.addAndGet(1_000_000);
    reader.read(batch);
    assertThat(batch.size()).isEqualTo(rows);
    return batch;
  }

  private static CatalogTable table(
      String column, SqlType type, String expression, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("connector", "faker");
    if (expression != null) {
      all.put("fields." + column + ".expression", expression);
    }
    RowType columns = RowType.of(List.of(new Field(column, type)));
    return new CatalogTable(ObjectName.of("t"), columns, List.of(), all);
  }

  private SourceContext context() {
    return new SourceContext() {
      @Override
      public InstantSource clock() {
        return () -> Instant.ofEpochMilli(now.get());
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
