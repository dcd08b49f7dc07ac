package dev.weir.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class FilesystemTest {
  private static final RowType COLUMNS =
      ReadFiles.columns("id", Types.INT, "name", Types.STRING, "price", Types.decimal(10, 2));
  private static final String JSON =
      """
      {"id":1,"name":"a","price":1.50}
      {"id":2,"name":"b\\n\\u00e9","price":null}

      {"name":"a longer name than the others","id":3,"unread":{"x":[1,2]},"price":"7"}
      {"id":4}
      """;
  private static final List<String> JSON_ROWS =
      List.of(
          "(1, a, 1.50)",
          "(2, b\né, NULL)",
          "(3, a longer name than the others, 7.00)",
          "(4, NULL, NULL)");
  private static final String CSV =
      """
      1,a,1.50
      2,"b
      ""x"", y",2

      3,a longer name than the others,7
      """;
  private static final List<String> CSV_ROWS =
      List.of("(1, a, 1.50)", "(2, b\n\"x\", y, 2.00)", "(3, a longer name than the others, 7.00)");

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    OutputStream target = Files.newOutputStream(file);
    try (OutputStream out =
        name.endsWith(".xz")
            ? new XZOutputStream(target, new LZMA2Options())
            : new GZIPOutputStream(target)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static List<Split> cut(Path file, int... places) {
    List<Split> splits = new ArrayList<>();
    long start = 0;
    for (int place : places) {
      splits.add(new FileRange(file, start, place).toSplit());
      start = place;
    }
    splits.add(new FileRange(file, start, Long.MAX_VALUE).toSplit());
    return splits;
  }

  @Test
  void filesPackedWithXzAreRead() throws IOException {
    assertThat(new ReadFiles(COLUMNS, "csv", packed("a.csv.xz", CSV)).read()).isEqualTo(CSV_ROWS);
  }

  @Test
  void jsonLinesAreRead() throws IOException {
    assertThat(new ReadFiles(COLUMNS, "json", file("a.json", JSON)).read()).isEqualTo(JSON_ROWS);
  }

  @Test
  void csvIsRead() throws IOException {
    assertThat(new ReadFiles(COLUMNS, "csv", file("a.csv", CSV)).read()).isEqualTo(CSV_ROWS);
  }

  @Test
  void jsonCutAnywhereGivesTheSameRows() throws IOException {
    Path file = file("a.json", JSON);
    for (int first = 0; first <= JSON.length() + 2; first++) {
      assertThat(new ReadFiles(COLUMNS, "json", file).read(cut(file, first)))
          .as("cut at %s", first)
          .isEqualTo(JSON_ROWS);
    }
  }

  @Test
  void rangesOfAnySizeGiveTheSameRows() throws IOException {
    Path file = file("a.json", JSON);
    for (int size = 1; size < 40; size++) {
      ReadFiles reading = new ReadFiles(COLUMNS, "json", file);
      reading.rangeSize = size;
      assertThat(reading.read()).as("ranges of %s", size).isEqualTo(JSON_ROWS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void blocksOfAnySizeGiveTheSameRows(int size) throws IOException {
    for (String format : List.of("json", "csv")) {
      Path file = file("a." + format, format.equals("json") ? JSON : CSV);
      ReadFiles reading = new ReadFiles(COLUMNS, format, file);
      reading.blockSize = size;
      reading.batchSize = 2;
      assertThat(reading.read()).isEqualTo(format.equals("json") ? JSON_ROWS : CSV_ROWS);
    }
  }

  @Test
  void whatIsLeftOfAHalfReadSplitHoldsTheOtherRows() throws IOException {
    for (String format : List.of("json", "csv")) {
      for (String name : List.of("a.", "b.gz")) {
        String text = format.equals("json") ? JSON : CSV;
        List<String> expected = format.equals("json") ? JSON_ROWS : CSV_ROWS;
        Path file = name.endsWith("gz") ? packed(format + name, text) : file(name + format, text);
        for (int taken = 0; taken <= expected.size(); taken++) {
          ReadFiles reading = new ReadFiles(COLUMNS, format, file);
          reading.batchSize = 1;
          Split rest;
          try (SplitReader reader =
              reading.source().open(FileRange.all(file).toSplit(), reading.context())) {
            while (reading.rows.size() < taken) {
              reading.step(reader);
            }
            rest = reader.rest();
          }
          assertThat(reading.read(List.of(rest)))
              .as("%s after %s", file, taken)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void theHeaderIsPassedOverOnceAlsoWhenReadingGoesOn() throws IOException {
    Path file = file("a.csv", "\uFEFFid,name,price\r\n1,a,2\r\n2,b,3");
    ReadFiles reading = new ReadFiles(COLUMNS, "csv", file).with("csv.header", "true");
    reading.batchSize = 1;
    Split rest;
    try (SplitReader reader =
        reading.source().open(FileRange.all(file).toSplit(), reading.context())) {
      assertThat(reader.rest()).isEqualTo(FileRange.all(file).toSplit());
      reading.step(reader);
      rest = reader.rest();
    }
    assertThat(reading.read(List.of(rest))).containsExactly("(1, a, 2.00)", "(2, b, 3.00)");
  }

  @Test
  void aHeaderOfOtherNamesIsAnError() throws IOException {
    ReadFiles reading =
        new ReadFiles(COLUMNS, "csv", file("a.csv", "id,nam,price\n1,a,2\n"))
            .with("csv.header", "true");
    assertThatThrownBy(reading::read)
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("column 2 is \"nam\" there and \"name\" in the table");
  }

  @Test
  void byteOrderMarksAndWindowsLineEndsAreNoPartOfRows() throws IOException {
    String json = "\uFEFF" + JSON.replace("\n", "\r\n");
    assertThat(new ReadFiles(COLUMNS, "json", file("a.json", json)).read()).isEqualTo(JSON_ROWS);
    String csv = "\uFEFF1,a,1.50\r\n2,\"b\",2\r\n\r\n3,c,3";
    assertThat(new ReadFiles(COLUMNS, "csv", file("a.csv", csv)).read())
        .containsExactly("(1, a, 1.50)", "(2, b, 2.00)", "(3, c, 3.00)");
  }

  @Test
  void aFileMayLackTheLastLineEnd() throws IOException {
    String json = JSON.stripTrailing();
    assertThat(new ReadFiles(COLUMNS, "json", file("a.json", json)).read()).isEqualTo(JSON_ROWS);
    String csv = CSV.stripTrailing();
    assertThat(new ReadFiles(COLUMNS, "csv", file("a.csv", csv)).read()).isEqualTo(CSV_ROWS);
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    for (String format : List.of("json", "csv")) {
      for (String text : List.of("", "\n", "\r\n\r\n")) {
        assertThat(new ReadFiles(COLUMNS, format, file("a", text)).read()).isEmpty();
      }
      assertThat(new ReadFiles(COLUMNS, format, file("a.gz", "")).read()).isEmpty();
    }
  }

  @Test
  void packedFilesAreUnpacked() throws IOException {
    ReadFiles reading = new ReadFiles(COLUMNS, "json", packed("a.json.gz", JSON));
    assertThat(reading.splits()).hasSize(1);
    assertThat(reading.read()).isEqualTo(JSON_ROWS);
  }

  @Test
  void foldersAndPatternsGiveFilesInOrderWithoutHiddenOnes() throws IOException {
    Files.createDirectories(folder.resolve("in/deeper"));
    for (String name :
        List.of("in/2.csv", "in/1.csv", "in/.3.csv", "in/_4.csv", "in/deeper/5.csv")) {
      file(name, name.replaceAll("\\D", "") + ",a,1\n");
    }
    assertThat(new ReadFiles(COLUMNS, "csv", folder.resolve("in")).read())
        .containsExactly("(1, a, 1.00)", "(2, a, 1.00)", "(5, a, 1.00)");
    assertThat(new ReadFiles(COLUMNS, "csv", folder.resolve("in/[12].csv")).read())
        .containsExactly("(1, a, 1.00)", "(2, a, 1.00)");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    file("orders.csv", "");
    Path missing = folder.resolve("order.csv");
    assertThatThrownBy(new ReadFiles(COLUMNS, "csv", missing)::read)
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE);
              assertThat(e.text()).isEqualTo("file \"" + missing + "\" does not exist");
              assertThat(e.hint()).isEqualTo("Did you mean \"orders.csv\"?");
            });
    assertThatThrownBy(new ReadFiles(COLUMNS, "csv", folder.resolve("*.txt"))::read)
        .hasMessageContaining("no file matches");
  }

  @Test
  void aMalformedRowFailsWithFileLineAndField() throws IOException {
    String text = "1,a,1\n2,\"b\nc\",2\n3,d,abc\n";
    assertThatThrownBy(new ReadFiles(COLUMNS, "csv", file("orders.csv", text))::read)
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_ROW);
              assertThat(e.text())
                  .isEqualTo(
                      "row can't be read: \"abc\" is not a DECIMAL(10, 2) in field \"price\""
                          + " (orders.csv, line 4)");
            });
    String json = "{\"id\":1}\n{\"id\":\"x\"}\n";
    assertThatThrownBy(new ReadFiles(COLUMNS, "json", file("orders.json", json))::read)
        .hasMessage("row can't be read: \"x\" is not an INT in field \"id\" (orders.json, line 2)");
  }

  @Test
  void ignoredRowsAndFieldsAreReportedWithTheirLine() throws IOException {
    String text = "1,a,1\nx,b,2\n3,c\n4,d,4,5\n\"6\"7,e,1\n8,f,8\n";
    ReadFiles reading =
        new ReadFiles(COLUMNS, "csv", file("orders.csv", text))
            .with("csv.ignore-parse-errors", "true");
    assertThat(reading.read())
        .containsExactly("(1, a, 1.00)", "(NULL, b, 2.00)", "(3, c, NULL)", "(8, f, 8.00)");
    assertThat(reading.rejected)
        .extracting(r -> r.line() + "|" + r.field() + "|" + r.reason() + "|" + r.text())
        .containsExactly(
            "2|id|\"x\" is not an INT|x,b,2",
            "3||it has 2 fields, but the table has 3 columns|3,c",
            "4||it has 4 fields, but the table has 3 columns|4,d,4,5",
            "5||\"7\" follows the closing quote of a field|\"6\"7,e,1");
  }

  @Test
  void linesAreRightInEveryRange() throws IOException {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(1, 50)
        .forEach(i -> text.append(i % 10 == 0 ? "{\"id\":x}\n" : "{\"id\":" + i + "}\n"));
    ReadFiles reading =
        new ReadFiles(COLUMNS, "json", file("a.json", text.toString()))
            .with("json.ignore-parse-errors", "true");
    reading.rangeSize = 17;
    assertThat(reading.read()).hasSize(45);
    assertThat(reading.rejected).extracting(r -> r.line()).containsExactly(10L, 20L, 30L, 40L, 50L);
    assertThat(reading.rejected).extracting(r -> r.field()).containsOnly("id");
  }

  @Test
  void noColumnsAtAllCanBeRead() throws IOException {
    ReadFiles reading =
        new ReadFiles(COLUMNS, "json", file("a.json", JSON))
            .select(List.<FieldPath>of(), RowType.of(List.of()));
    assertThat(reading.read()).hasSize(4);
  }
}
