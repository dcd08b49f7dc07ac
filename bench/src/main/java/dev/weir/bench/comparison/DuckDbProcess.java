package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import dev.weir.bench.nexmark.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own for one query on DuckDB: {@code DuckDbProcess QUERY FILE SIDE THREADS} and
 * either {@code measure WARMUPS RUNS} or {@code answer FILE}. DuckDB's driver is on the class path.
 */
final class DuckDbProcess {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private DuckDbProcess() {}

  public static void main(String[] args) throws SQLException, InterruptedException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Integer.parseInt(args[3]));
      for (String view : DuckDbScript.views(args[1], args[2])) {
        statement.execute(view);
      }
      String select = DuckDbScript.select(args[0]);
      if (args[4].equals("answer")) {
        answer(statement, select).write(Path.of(args[5]));
        return;
      }
      ProcessReport.measure(
          Integer.parseInt(args[5]),
          Integer.parseInt(args[6]),
          () -> measure(statement, select),
          System.out);
    } catch (Failed e) {
      throw e.cause;
    }
  }

  /**
   * Runs the query. Its rows go into one hash, which makes DuckDB work out all their columns and
   * costs less than keeping the rows or writing them.
   */
  private static Run measure(Statement statement, String select) {
    String query = "SELECT count(*), bit_xor(hash(answer)) FROM (" + select + ") AS answer";
    Stopwatch watch = Stopwatch.start();
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return watch.stop(rows.getLong(1));
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private static AnswerRows answer(Statement statement, String select) throws SQLException {
    AnswerRows answer = new AnswerRows();
    try (ResultSet rows = statement.executeQuery(select)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(cell(rows, i));
        }
        answer.add(cells, 1);
      }
    }
    return answer;
  }

  /** A value as Weir and Flink print it. */
  private static @Nullable String cell(ResultSet rows, int column) throws SQLException {
    if (rows.getObject(column) == null) {
      return null;
    }
    return switch (rows.getMetaData().getColumnType(column)) {
      case Types.TIMESTAMP -> TIMESTAMP.format(rows.getObject(column, LocalDateTime.class));
      case Types.DECIMAL -> rows.getBigDecimal(column).toPlainString();
      default -> rows.getString(column);
    };
  }

  /** Carries an error out of a run. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException cause;

    Failed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
