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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartitionedSinkTest {
  private static final RowType COLUMNS =
      ReadFiles.columns("id", Types.BIGINT, "day", Types.INT, "city", Types.STRING);

  @TempDir Path folder;

  private CatalogTable table(String... options) {
    Map<String, String> all = new HashMap<>();
    all.put("connector", "filesystem");
    all.put("format", "json");
    all.put("path", folder.resolve("t").toString());
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return new CatalogTable(
        ObjectName.of("t"), COLUMNS, List.of(), all, Map.of(), List.of("day", "city"));
  }

  private Sink sink(String... options) {
    return new FilesystemConnector().sink(table(options));
  }

  private Sink overwriting(String... options) {
    return new FilesystemConnector().overwritingSink(table(options));
  }

  /** Rows from {@code first}, each with the day of its number modulo {@code days}. */
  private static Batch batch(long first, int count, int days) {
    Batch batch = Batch.of(COLUMNS, count, true);
    for (int row = 0; row < count; row++) {
      batch.longs(0).values[row] = first + row;
      batch.longs(1).values[row] = (first + row) % days;
      batch.bytes(2).append(row, Slice.of("r/o m"));
    }
    batch.setSize(count);
    return batch;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("t"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.resolve("t").relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names()) {
      if (!String.valueOf(Path.of(name).getFileName()).startsWith(".")) {
        lines.addAll(Files.readAllLines(folder.resolve("t").resolve(name)));
      }
    }
    return lines.stream().sorted().toList();
  }

  @Test
  void filesOfEachPartitionAreHiddenUntilTheCommitShowsThem() throws IOException {
    Sink sink = sink();
    try (SinkWriter writer = sink.open(3)) {
      writer.write(batch(1, 3, 2));
      List<String> prepared = writer.prepare();
      assertThat(names())
          .containsExactly(
              "day=0/city=r%2Fo m/.part-3-1.json", "day=1/city=r%2Fo m/.part-3-0.json");
      sink.commit(prepared);
      sink.commit(prepared);
      assertThat(names())
          .containsExactly("day=0/city=r%2Fo m/part-3-1.json", "day=1/city=r%2Fo m/part-3-0.json");
      assertThat(writer.prepare()).isEmpty();
    }
    assertThat(lines()).containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
  }

  @Test
  void whatWasNotPreparedIsDroppedInAllPartitions() throws IOException {
    Sink sink = sink();
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(0, 10, 10));
      sink.commit(writer.prepare());
      writer.write(batch(10, 10, 10));
    }
    assertThat(names()).hasSize(10).allMatch(name -> name.contains("/part-0-"));
  }

  @Test
  void twoThousandPartitionsAreWrittenAtATimeWithFewHandlesOpen() throws IOException {
    Sink sink = sink();
    try (SinkWriter writer = sink.open(0)) {
      for (int round = 0; round < 20; round++) {
        writer.write(batch(2_000L * round, 2_000, 2_000));
        assertThat(openFiles()).isLessThanOrEqualTo(FileSinkWriter.MOST_HANDLES);
      }
      sink.commit(writer.prepare());
    }
    assertThat(names()).hasSize(2_000);
    assertThat(lines()).hasSize(40_000).doesNotHaveDuplicates();
  }

  /** The handles that this process has open on files of the table. */
  private long openFiles() throws IOException {
    Path handles = Path.of("/proc/self/fd");
    if (!Files.isDirectory(handles)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(handles)) {
      return all.filter(this::isOurs).count();
    }
  }

  private boolean isOurs(Path handle) {
    try {
      return Files.readSymbolicLink(handle).startsWith(folder);
    } catch (IOException e) {
      // it has been closed meanwhile
      return false;
    }
  }

  @Test
  void partitionsBeyondTheMostThatAreOpenFinishTheOldestFiles() throws IOException {
    int count = FileSinkWriter.MOST_FILES + 10;
    Sink sink = sink();
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(0, count, count));
      writer.write(batch(count, 20, count));
      sink.commit(writer.prepare());
    }
    assertThat(names()).hasSizeGreaterThan(count);
    assertThat(lines()).hasSize(count + 20).doesNotHaveDuplicates();
  }

  @Test
  void aCommittedPartitionIsToldComplete() throws IOException {
    Sink sink = sink("sink.partition-commit.policy.kind", "success-file");
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(0, 1, 2));
      sink.commit(writer.prepare());
    }
    assertThat(names())
        .containsExactly("day=0/city=r%2Fo m/_SUCCESS", "day=0/city=r%2Fo m/part-0-0.json");
  }

  @Test
  void aPartitionThatWaitsIsToldCompleteAtTheEndEvenByASinkThatWasRestored() throws IOException {
    String[] options = {
      "sink.partition-commit.policy.kind", "success-file",
      "sink.partition-commit.success-file.name", "DONE",
      "sink.partition-commit.trigger", "partition-time"
    };
    Sink before = sink(options);
    List<String> snapshot = new ArrayList<>();
    try (SinkWriter writer = before.open(0)) {
      writer.write(batch(0, 1, 2));
      before.commit(writer.prepare());
      writer.write(batch(1, 1, 2));
      snapshot.addAll(writer.prepare());
      snapshot.addAll(before.held());
    }
    assertThat(names()).noneMatch(name -> name.endsWith("DONE"));
    Sink after = sink(options);
    after.commit(snapshot);
    assertThat(names()).noneMatch(name -> name.endsWith("DONE"));
    after.finish();
    assertThat(names())
        .containsExactly(
            "day=0/city=r%2Fo m/DONE",
            "day=0/city=r%2Fo m/part-0-0.json",
            "day=1/city=r%2Fo m/DONE",
            "day=1/city=r%2Fo m/part-0-1.json");
  }

  @Test
  void whatIsOverwrittenStaysUntilTheEnd() throws IOException {
    Sink first = sink();
    try (SinkWriter writer = first.open(0)) {
      writer.write(batch(0, 3, 3));
      first.commit(writer.prepare());
    }
    Files.writeString(folder.resolve("t/day=1/city=r%2Fo m/_kept"), "");
    Files.createDirectories(folder.resolve("t/day=1/city=r%2Fo m/deep"));
    Files.writeString(folder.resolve("t/day=1/city=r%2Fo m/deep/old"), "old");
    Sink sink = overwriting();
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(4, 1, 3));
      sink.commit(writer.prepare());
    }
    List<String> snapshot = sink.held();
    assertThat(lines()).containsExactly("old", "{\"id\":0}", "{\"id\":1}", "{\"id\":2}");
    Sink restored = overwriting();
    restored.commit(snapshot);
    try (SinkWriter writer = restored.open(1)) {
      writer.write(batch(7, 1, 3));
      restored.commit(writer.prepare());
    }
    restored.finish();
    assertThat(restored.held()).isEmpty();
    assertThat(lines()).containsExactly("{\"id\":0}", "{\"id\":2}", "{\"id\":4}", "{\"id\":7}");
    assertThat(names()).contains("day=1/city=r%2Fo m/_kept");
  }

  @Test
  void filesOfAnAgeAreFollowedByOthers() throws IOException {
    long[] now = {0};
    FilesystemConnector connector = new FilesystemConnector(() -> Instant.ofEpochMilli(now[0]));
    Sink sink = connector.sink(table("sink.rolling-policy.rollover-interval", "5 min"));
    try (SinkWriter writer = sink.open(0)) {
      for (int minute = 0; minute < 10; minute++) {
        now[0] = 60_000L * minute;
        writer.write(batch(minute, 1, 1));
      }
      sink.commit(writer.prepare());
    }
    assertThat(names()).hasSize(2);
    assertThat(lines()).hasSize(10);
  }
}
