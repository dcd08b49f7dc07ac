package dev.weir.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every format of whole files. */
final class WholeFilesTest {
  private static final int ROWS = 1000;
  private static final RowType COLUMNS =
      ReadFiles.columns("id", Types.BIGINT, "name", Types.STRING, "at", Types.timestamp(3));

  @TempDir Path folder;

  private Sink sink(String format) {
    Map<String, String> options = new TreeMap<>();
    options.put("connector", "filesystem");
    options.put("format", format);
    options.put("path", folder.toString());
    if (format.equals("parquet")) {
      options.put("parquet.block.size", "1024");
    }
    return new FilesystemConnector()
        .sink(new CatalogTable(ObjectName.of("t"), COLUMNS, List.of(), options));
  }

  /** Rows that take several blocks. */
  private static Batch batch(int count) {
    Batch batch = Batch.of(COLUMNS, count, true);
    Random random = new Random(3);
    for (int row = 0; row < count; row++) {
      batch.longs(0).values[row] = row;
      byte[] text = new byte[400];
      for (int i = 0; i < text.length; i++) {
        text[i] = (byte) ('a' + random.nextInt(26));
      }
      batch.bytes(1).append(row, Slice.of(text));
      batch.longs(2).values[row] = row * 1_000L;
      if (row % 5 == 2) {
        batch.bytes(1).nulls().set(row);
      }
    }
    batch.setSize(count);
    return batch;
  }

  private Path write(String format, int count) {
    Sink sink = sink(format);
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(count));
      sink.commit(writer.prepare());
    }
    return folder.resolve("part-0-0." + format);
  }

  private static ReadFiles reading(String format, Path file) {
    return new ReadFiles(COLUMNS, format, file);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void filesAreHiddenUntilTheCommitShowsThemWhole(String format) throws IOException {
    Sink sink = sink(format);
    assertThat(sink.acceptsUpdates()).isFalse();
    try (SinkWriter writer = sink.open(0)) {
      writer.write(batch(3));
      writer.flush();
      List<String> prepared = writer.prepare();
      assertThat(names()).containsExactly(".part-0-0." + format);
      writer.write(batch(2));
      sink.commit(prepared);
      sink.commit(prepared);
      assertThat(names()).containsExactly(".part-0-1." + format, "part-0-0." + format);
    }
    assertThat(names()).containsExactly("part-0-0." + format);
    assertThat(reading(format, folder).read()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void readingGoesOnFromEveryPlace(String format) {
    Path file = write(format, ROWS);
    List<String> all = reading(format, file).read();
    assertThat(all).hasSize(ROWS);
    ReadFiles steps = reading(format, file);
    steps.batchSize = 7;
    List<Split> rest = steps.splits();
    while (!rest.isEmpty()) {
      try (SplitReader reader = steps.source().open(rest.getFirst(), steps.context())) {
        boolean ended = steps.step(reader) == SplitReader.Status.END;
        List<Split> next = new ArrayList<>(rest.subList(1, rest.size()));
        if (!ended) {
          next.addFirst(reader.rest());
        }
        rest = next;
      }
    }
    assertThat(steps.rows).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void rangesOfAnySizeGiveEachRowOnce(String format) {
    Path file = write(format, ROWS);
    List<String> all = reading(format, file).read();
    for (long size : new long[] {997, 5_000, 70_001}) {
      ReadFiles ranges = reading(format, file);
      ranges.rangeSize = size;
      assertThat(ranges.splits()).hasSizeGreaterThan(2);
      assertThat(ranges.read()).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void onlyTheColumnsAskedForAreThere(String format) {
    Path file = write(format, 3);
    ReadFiles some =
        reading(format, file)
            .select(
                List.of(FieldPath.of("at"), FieldPath.of("id")),
                ReadFiles.columns("at", Types.timestamp(3), "id", Types.BIGINT));
    assertThat(some.read())
        .containsExactly(
            "(1970-01-01 00:00:00.000, 0)",
            "(1970-01-01 00:00:01.000, 1)",
            "(1970-01-01 00:00:02.000, 2)");
    ReadFiles none = reading(format, file).select(List.of(), RowType.of(List.of()));
    assertThat(none.read()).hasSize(3);
  }

  /** The files were written by Flink 2.3. */
  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void filesOfFlinkAreRead(String format) throws URISyntaxException {
    Path file = Path.of(WholeFilesTest.class.getResource("/files/flink." + format).toURI());
    RowType row = ReadFiles.columns("x", Types.INT, "y", Types.STRING).withNullable(true);
    RowType columns =
        ReadFiles.columns(
            "id", Types.INT,
            "name", Types.STRING,
            "price", Types.decimal(10, 2),
            "d", Types.DATE,
            "t", Types.time(3),
            "ts", Types.timestamp(3),
            "tags", new ArrayType(Types.STRING, true),
            "m", new MapType(Types.STRING.withNullable(false), Types.INT, true),
            "r", row,
            "ok", Types.BOOLEAN,
            "f", Types.FLOAT,
            "g", Types.DOUBLE,
            "s", Types.SMALLINT,
            "b", Types.BIGINT,
            "nn", Types.INT.withNullable(false));
    ReadFiles files = new ReadFiles(columns, format, file);
    if (format.equals("parquet")) {
      files.with("parquet.utc-timezone", "true");
    }
    assertThat(files.read())
        .containsExactly(
            "(1, eins, 1.25, 2024-02-29, 12:34:56.789, 2024-02-29 12:34:56.789, [a, NULL], {k=1},"
                + " (7, z), TRUE, 1.5, 2.25, 3, 4, 5)",
            "(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                + " 6)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void aFileThatEndsTooEarlyIsAnError(String format) throws IOException {
    Path file = write(format, ROWS);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut." + format);
    for (int length : new int[] {4, 40, 1_000, bytes.length / 2, bytes.length - 1}) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> reading(format, cut).read())
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("cut." + format);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void anEmptyFileAndOneOfAnotherFormAreErrors(String format) throws IOException {
    Path other = folder.resolve("other.csv");
    for (String content : List.of("", "a,b\n", "a,b\n".repeat(1000))) {
      Files.writeString(other, content);
      ReadFiles all = reading(format, other);
      List<Split> splits = List.of(FileRange.all(other).toSplit());
      assertThatThrownBy(() -> all.read(splits))
          .hasMessage("file \"" + other + "\" is no " + format + " file");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void aFlippedByteNeverBreaksMoreThanTheQuery(String format) throws IOException {
    Path file = write(format, 40);
    byte[] bytes = Files.readAllBytes(file);
    Path flipped = folder.resolve("flipped." + format);
    Random random = new Random(11);
    for (int i = 0; i < 120; i++) {
      byte[] copy = bytes.clone();
      int at = random.nextInt(copy.length);
      copy[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(flipped, copy);
      try {
        reading(format, flipped).read();
      } catch (WeirException e) {
        assertThat(e.text()).contains("flipped").doesNotContain("\n");
      }
    }
  }
}
