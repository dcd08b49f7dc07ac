package dev.weir.tests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.tests.slt.SltSessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

class OrdersTest {
  private static final Path FILE =
      Path.of("..", "demo", "data", "online-retail.csv.xz").toAbsolutePath().normalize();
  private static final String TABLE =
      """
      CREATE TABLE orders (
        InvoiceNo STRING, StockCode STRING, Description STRING, Quantity INT,
        InvoiceDate TIMESTAMP(3), UnitPrice DECIMAL(10, 3), CustomerID STRING, Country STRING
      ) WITH (
        'connector' = 'filesystem', 'path' = '${file}', 'format' = 'csv', 'csv.header' = 'true'
      )
      """;

  private static final List<List<String>> LINES = new ArrayList<>();

  @BeforeAll
  static void readTheFile() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new XZInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      reader.readLine();
      reader.lines().forEach(line -> LINES.add(fields(line)));
    }
  }

  @Test
  void theFileIsTheOneThatItsPageDescribes() {
    assertThat(LINES).hasSize(541_909);
    assertThat(by(line -> "")).containsValue("541909|9747747.934");
  }

  @Test
  void revenueByCountryIsWhatTheLinesAddUpTo() throws InterruptedException {
    assertThat(query("Country")).isEqualTo(expected(by(line -> line.get(7)))).hasSize(38);
  }

  @Test
  void revenueByDayIsWhatTheLinesAddUpTo() throws InterruptedException {
    assertThat(query("CAST(InvoiceDate AS DATE)"))
        .isEqualTo(expected(by(line -> line.get(4).substring(0, 10))))
        .hasSize(305);
  }

  /** The final rows of revenue by a key, sorted. */
  private static List<String> query(String key) throws InterruptedException {
    String select =
        "SELECT " + key + ", COUNT(*), SUM(Quantity * UnitPrice) FROM orders GROUP BY " + key;
    return SltSessions.rows(TABLE.replace("${file}", FILE.toString()), select).stream()
        .sorted()
        .toList();
  }

  private static List<String> expected(Map<String, String> sums) {
    return sums.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).sorted().toList();
  }

  /** Count and revenue of the lines of each key, added up one by one. */
  private static Map<String, String> by(Function<List<String>, String> key) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (List<String> line : LINES) {
      BigDecimal amount = new BigDecimal(line.get(3)).multiply(new BigDecimal(line.get(5)));
      sums.merge(key.apply(line), amount, BigDecimal::add);
      counts.merge(key.apply(line), 1, Integer::sum);
    }
    Map<String, String> all = new TreeMap<>();
    sums.forEach((k, sum) -> all.put(k, counts.get(k) + "|" + sum.setScale(3).toPlainString()));
    return all;
  }

  /** The fields of a line; quotes may enclose commas and doubled quotes. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
