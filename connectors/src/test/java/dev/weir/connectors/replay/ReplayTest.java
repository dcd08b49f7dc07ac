package dev.weir.connectors.replay;

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
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {
  private static final RowType COLUMNS =
      RowType.of(List.of(new Field("at", Types.timestamp(3)), new Field("id", Types.INT)));
  private static final RowType IDS = RowType.of(List.of(new Field("id", Types.INT)));

  @TempDir Path folder;
  private final Map<String, String> options = new HashMap<>();
  private long now = 1_000_000;

  @BeforeEach
  void writeFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            """
            2024-01-01 00:00:00,1
            2024-01-01 00:00:10,2
            2024-01-01 00:00:10,3
            2024-01-01 00:01:00,4
            """);
    options.put("connector", "replay");
    options.put("path", file.toString());
    options.put("format", "csv");
    options.put("time-column", "at");
    options.put("speed", "10");
  }

  private CatalogTable table() {
    return new CatalogTable(ObjectName.of("t"), COLUMNS, List.of(), options);
  }

  private Source source() {
    return new ReplayConnector().source(table(), List.of(FieldPath.of("id")), IDS);
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

  private static SplitReader.Status read(SplitReader reader, List<Long> ids) {
    Batch batch = Batch.of(IDS, 16, true);
    SplitReader.Status status = reader.read(batch);
    for (int i = 0; i < batch.size(); i++) {
      ids.add(batch.longs(0).values[i]);
    }
    return status;
  }

  @Test
  void rowsComeWhenTheirTimeHasCome() {
    List<Long> ids = new ArrayList<>();
    try (SplitReader reader = source().open(source().splits().getFirst(), context)) {
      assertThat(read(reader, ids)).isEqualTo(SplitReader.Status.IDLE);
      assertThat(ids).containsExactly(1L);
      now += 999;
      read(reader, ids);
      assertThat(ids).containsExactly(1L);
      now += 1;
      assertThat(read(reader, ids)).isEqualTo(SplitReader.Status.IDLE);
      assertThat(ids).containsExactly(1L, 2L, 3L);
      now += 5000;
      assertThat(read(reader, ids)).isEqualTo(SplitReader.Status.END);
      assertThat(ids).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void whatIsLeftHoldsTheRowsNotYetPlayed() {
    List<Long> ids = new ArrayList<>();
    Split rest;
    try (SplitReader reader = source().open(source().splits().getFirst(), context)) {
      read(reader, ids);
      rest = reader.rest();
    }
    options.put("speed", "max");
    try (SplitReader reader = source().open(rest, context)) {
      assertThat(read(reader, ids)).isEqualTo(SplitReader.Status.END);
    }
    assertThat(ids).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void rowsBeforeTheStartComeAtOnce() {
    options.put("start", "2024-01-01 00:00:10");
    List<Long> ids = new ArrayList<>();
    try (SplitReader reader = source().open(source().splits().getFirst(), context)) {
      assertThat(read(reader, ids)).isEqualTo(SplitReader.Status.IDLE);
      assertThat(ids).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void wrongOptionsAreNamed() {
    options.put("time-column", "att");
    assertThatThrownBy(() -> new ReplayConnector().validate(table()))
        .hasMessage(
            "option \"time-column\" of table \"t\" is \"att\": no column of that name exists");
    options.put("time-column", "at");
    options.put("speed", "fast");
    assertThatThrownBy(() -> new ReplayConnector().validate(table()))
        .hasMessageContaining("a number from 0 on");
    options.put("speed", "1");
    options.put("spead", "1");
    assertThatThrownBy(() -> new ReplayConnector().validate(table()))
        .hasMessage("option \"spead\" of table \"t\" does not exist for connector \"replay\"");
  }
}
