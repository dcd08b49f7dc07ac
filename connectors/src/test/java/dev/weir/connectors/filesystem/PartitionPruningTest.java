package dev.weir.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.PartitionFilter;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartitionPruningTest {
  private static final RowType COLUMNS =
      ReadFiles.columns("id", Types.BIGINT, "day", Types.INT, "city", Types.STRING);
  private static final RowType READ = ReadFiles.columns("id", Types.BIGINT);

  @TempDir Path folder;

  private CatalogTable table() {
    Map<String, String> options =
        Map.of("connector", "filesystem", "format", "json", "path", folder.toString());
    return new CatalogTable(
        ObjectName.of("t"), COLUMNS, List.of(), options, Map.of(), List.of("city", "day"));
  }

  private void write(String partition, int files) throws IOException {
    Path place = Files.createDirectories(folder.resolve(partition));
    for (int i = 0; i < files; i++) {
      Files.writeString(place.resolve("part-" + i + ".json"), "{\"id\":1}\n");
    }
  }

  private List<String> read(PartitionFilter filter) {
    return new FilesystemConnector()
        .source(table(), List.of(FieldPath.of("id")), READ, filter).splits().stream()
            .map(split -> folder.relativize(FileRange.of(split).file()).toString())
            .toList();
  }

  @Test
  void filesOfOtherPartitionsAreNoSplits() throws IOException {
    write("city=Rome/day=1", 2);
    write("city=Rome/day=2", 1);
    write("city=__DEFAULT_PARTITION__/day=2", 1);
    List<String> asked = new ArrayList<>();

    List<String> read =
        read(values -> {
          Slice city = new Slice();
          values.bytes(0).get(0, city);
          asked.add(values.bytes(0).nulls().isNull(0) ? "NULL" : city.toString());
          return values.longs(1).values[0] == 2;
        });

    assertThat(read)
        .containsExactly(
            "city=Rome/day=2/part-0.json", "city=__DEFAULT_PARTITION__/day=2/part-0.json");
    assertThat(asked).containsExactlyInAnyOrder("Rome", "Rome", "NULL");
    assertThat(read(values -> false)).isEmpty();
    assertThat(read(values -> true)).hasSize(4);
  }

  @Test
  void aFileInNoPartitionIsToldAllTheSame() throws IOException {
    write("city=Rome", 1);
    assertThatThrownBy(() -> read(values -> false))
        .hasMessage("file \"city=Rome/part-0.json\" of table \"t\" lies in no partition");
  }
}
