package dev.weir.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSinkTest {
  private static final RowType COLUMNS =
      ReadFiles.columns(
          "id",
          Types.BIGINT,
          "name",
          Types.STRING,
          "at",
          Types.timestamp(3),
          "price",
          Types.decimal(10, 2));

  @TempDir Path folder;

  private Sink sink(String format, String size) {
    Map<String, String> options =
        Map.of(
            "connector",
            "filesystem",
            "format",
            format,
            "path",
            folder.resolve("out/deep").toString(),
            "sink.rolling-policy.file-size",
            size);
    return new FilesystemConnector()
        .sink(new CatalogTable(ObjectName.of("t"), COLUMNS, List.of(), options));
  }

  private static Batch batch(long from, int count) {
    Batch batch = Batch.of(COLUMNS, count, true);
    for (int row = 0; row < count; row++) {
      batch.longs(0).values[row] = from + row;
      batch.bytes(1).append(row, Slice.of(row == 1 ? "a \"b\",\n\\c" : "é"));
      batch.longs(2).values[row] = 1_000L * row + 120;
      batch.longs(3).values[row] = 150;
      if (row == 2) {
        batch.bytes(1).nulls().set(row);
        batch.longs(2).nulls().set(row);
      }
    }
    batch.setSize(count);
    return batch;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out/deep"))) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void filesAreHiddenUntilTheCommitShowsThem() throws IOException {
    Sink sink = sink("json", "128 mb");
    assertThat(sink.acceptsUpdates()).isFalse();
    try (SinkWriter writer = sink.open(3)) {
      writer.write(batch(1, 3));
      writer.flush();
      assertThat(names()).containsExactly(".part-3-0.json");
      List<String> prepared = writer.prepare();
      assertThat(names()).containsExactly(".part-3-0.json");
      sink.commit(prepared);
      sink.commit(prepared);
      assertThat(names()).containsExactly("part-3-0.json");
      assertThat(writer.prepare()).isEmpty();
    }
    assertThat(Files.readString(folder.resolve("out/deep/part-3-0.json")))
        .isEqualTo(
            """
            {"id":1,"name":"é","at":"1970-01-01 00:00:00.12","price":1.5}
            {"id":2,"name":"a \\"b\\",\\n\\\\c","at":"1970-01-01 00:00:01.12","price":1.5}
            {"id":3,"name":null,"at":null,"price":1.5}
            """);
  }

  @Test
  void csvHasQuotesWhereTheyAreNeeded() throws IOException {
    Sink sink = sink("csv", "128 mb");
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(1, 3));
      sink.commit(writer.prepare());
    }
    assertThat(Files.readString(folder.resolve("out/deep/part-0-0.csv")))
        .isEqualTo(
            """
            1,é,"1970-01-01 00:00:00.12",1.5
            2,"a ""b"",
            \\c","1970-01-01 00:00:01.12",1.5
            3,,,1.5
            """);
  }

  @Test
  void whatWasNotPreparedIsDropped() throws IOException {
    try (SinkWriter writer = sink("csv", "128 mb").open(0)) {
      writer.write(batch(1, 3));
      writer.flush();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void fullFilesAreFollowedByOthersAndOldOnesStay() throws IOException {
    for (int run = 0; run < 2; run++) {
      Sink sink = sink("json", "1 kb");
      try (SinkWriter writer = sink.open(0)) {
        writer.write(batch(0, 40));
        sink.commit(writer.prepare());
      }
    }
    assertThat(names()).hasSizeGreaterThan(4).allMatch(n -> n.startsWith("part-0-"));
    ReadFiles reading = new ReadFiles(COLUMNS, "json", folder.resolve("out"));
    assertThat(reading.read()).hasSize(80);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (String format : List.of("json", "csv")) {
      Sink sink = sink(format, "128 mb");
      try (SinkWriter writer = sink.open(7)) {
        writer.write(batch(1, 2));
        sink.commit(writer.prepare());
      }
      Path file = folder.resolve("out/deep/part-7-0." + format);
      assertThat(new ReadFiles(COLUMNS, format, file).read())
          .containsExactly(
              "(1, é, 1970-01-01 00:00:00.120, 1.50)",
              "(2, a \"b\",\n\\c, 1970-01-01 00:00:01.120, 1.50)");
    }
  }
}
