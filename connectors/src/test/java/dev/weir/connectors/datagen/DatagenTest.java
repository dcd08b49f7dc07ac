package dev.weir.connectors.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import dev.weir.value.ValueText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatagenTest {
  private final Map<String, String> options = new HashMap<>(Map.of("connector", "datagen"));
  private final List<Field> fields = new ArrayList<>();
  private long now = 1_700_000_000_000L;

  private DatagenTest column(String name, SqlType type, String... keysAndValues) {
    fields.add(new Field(name, type));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      options.put("fields." + name + "." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return this;
  }

  private CatalogTable table() {
    return new CatalogTable(ObjectName.of("t"), RowType.of(fields), List.of(), options);
  }

  private Source source() {
    RowType schema = RowType.of(fields);
    List<FieldPath> paths = schema.names().stream().map(FieldPath::of).toList();
    return new DatagenConnector().source(table(), paths, schema);
  }

  private final SourceContext context =
      new SourceContext() {
        @Override
        public InstantSource clock() {
          return () -> Instant.ofEpochMilli(now);
        }

        @Override
        public void reject(RejectedRow row) {
          throw new AssertionError(row);
        }

        @Override
        public void bytesRead(long count) {}
      };

  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    Source source = source();
    for (Split split : source.splits()) {
      try (SplitReader reader = source.open(split, context)) {
        SplitReader.Status status;
        do {
          Batch batch = Batch.of(RowType.of(fields), 100, true);
          status = reader.read(batch);
          now += 1000;
          for (int i = 0; i < batch.size(); i++) {
            ByteBuilder text = new ByteBuilder();
            new ValueText(ZoneOffset.UTC).print(batch, i, RowType.of(fields), text);
            rows.add(text.toString());
          }
        } while (status != SplitReader.Status.END);
      }
    }
    return rows;
  }

  @Test
  void sequencesEndTheRows() {
    column("id", Types.INT, "kind", "sequence", "start", "5", "end", "7");
    column("amount", Types.decimal(10, 2), "kind", "sequence", "start", "1", "end", "100");
    column("name", Types.STRING, "kind", "sequence", "start", "1", "end", "100");
    assertThat(new DatagenConnector().bounded(table())).isTrue();
    assertThat(rows()).containsExactly("(5, 1.00, 1)", "(6, 2.00, 2)", "(7, 3.00, 3)");
  }

  @Test
  void randomValuesStayWithinTheirBounds() {
    options.put("number-of-rows", "2000");
    column("small", Types.INT, "min", "-3", "max", "3");
    column("half", Types.BOOLEAN, "null-rate", "0.5");
    column("text", Types.STRING, "length", "4");
    List<String> rows = rows();
    assertThat(rows)
        .hasSize(2000)
        .allMatch(r -> r.matches("\\(-?[0-3], (TRUE|FALSE|NULL), [0-9a-f]{4}\\)"));
    assertThat(rows.stream().filter(r -> r.contains("NULL")).count()).isBetween(900L, 1100L);
    assertThat(rows.stream().map(r -> r.split(",", -1)[0]).distinct()).hasSize(7);
  }

  @Test
  void everyTypeCanBeMade() {
    options.put("number-of-rows", "50");
    column("a", Types.TINYINT).column("b", Types.SMALLINT).column("c", Types.BIGINT);
    column("d", Types.FLOAT).column("e", Types.DOUBLE).column("f", Types.decimal(38, 10));
    column("g", Types.BYTES, "length", "3").column("h", Types.DATE).column("i", Types.time(0));
    column("j", Types.timestamp(6), "max-past", "1 d").column("k", Types.timestampLtz(3));
    column("l", new RowType(List.of(new Field("x", Types.INT)), true));
    assertThat(rows()).hasSize(50);
  }

  @Test
  void aSeedGivesTheSameRowsAndAnotherOneOthers() {
    options.put("number-of-rows", "10");
    column("id", Types.BIGINT);
    List<String> first = rows();
    assertThat(rows()).isEqualTo(first);
    options.put("weir.seed", "2");
    assertThat(rows()).isNotEqualTo(first);
  }

  @Test
  void rowsComeAtTheirRate() {
    options.put("rows-per-second", "10");
    column("id", Types.BIGINT);
    Source source = source();
    assertThat(new DatagenConnector().bounded(table())).isFalse();
    try (SplitReader reader = source.open(source.splits().getFirst(), context)) {
      Batch batch = Batch.of(RowType.of(fields), 100, true);
      assertThat(reader.read(batch)).isEqualTo(SplitReader.Status.IDLE);
      now += 1000;
      assertThat(reader.read(batch)).isEqualTo(SplitReader.Status.IDLE);
      assertThat(batch.size()).isEqualTo(11);
      assertThat(reader.rest().text()).startsWith("11 ");
    }
  }

  @Test
  void wrongOptionsAreNamed() {
    column("id", Types.INT, "kind", "seqence");
    assertThatThrownBy(() -> new DatagenConnector().validate(table()))
        .hasMessage(
            "option \"fields.id.kind\" of table \"t\" is \"seqence\": allowed: \"random\","
                + " \"sequence\"");
    options.put("fields.id.kind", "sequence");
    assertThatThrownBy(() -> new DatagenConnector().validate(table()))
        .hasMessage("table \"t\" lacks the option \"fields.id.start\"");
    options.remove("fields.id.kind");
    options.put("fields.id.max", "3000000000");
    assertThatThrownBy(() -> new DatagenConnector().validate(table()))
        .hasMessageContaining("numbers from -2147483648 to 2147483647 are allowed");
    options.put("fields.ix.max", "3");
    assertThatThrownBy(() -> new DatagenConnector().validate(table()))
        .hasMessageContaining("\"fields.ix.max\"");
  }
}
