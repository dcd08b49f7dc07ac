package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorText;
import dev.weir.error.WeirException;
import dev.weir.tests.slt.SltRecord.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One file in one setting: compares, or collects what the results are. */
final class SltRun {
  private final SltFile file;
  private final SltSetting setting;
  private final Path directory;
  private final SltSession session;
  private final boolean complete;
  private final List<List<String>> results = new ArrayList<>();

  /** {@code complete}: take the results as they are instead of comparing them. */
  SltRun(SltFile file, SltSession session, SltSetting setting, Path directory, boolean complete) {
    this.file = file;
    this.setting = setting;
    this.directory = directory;
    this.complete = complete;
    this.session = session;
  }

  /** Runs all records; returns for each the lines of its result. */
  List<List<String>> run() throws IOException, InterruptedException {
    for (SltRecord record : file.records()) {
      try {
        results.add(run(record));
      } catch (WeirException e) {
        if (complete && !(record instanceof SltRecord.Ok)) {
          results.add(hideDirectory(render(e, sqlOf(record))).lines().toList());
          continue;
        }
        throw new AssertionError(place(record) + "\n" + render(e, sqlOf(record)), e);
      }
    }
    return results;
  }

  private List<String> run(SltRecord record) throws IOException, InterruptedException {
    switch (record) {
      case SltRecord.Data data -> {
        SltData.write(directory, data);
        return List.of();
      }
      case SltRecord.Ok(String sql, int line) -> {
        session.execute(substitute(sql));
        return List.of();
      }
      case SltRecord.Failure failure -> {
        return check(record, error(substitute(failure.sql())), failure.expected());
      }
      case SltRecord.Query query -> {
        return query(query);
      }
    }
  }

  private List<String> query(SltRecord.Query query) throws InterruptedException {
    boolean changes = query.order() == Order.CHANGES;
    if (changes && !setting.equals(SltSetting.STEPS)) {
      session.skip();
      return query.expected();
    }
    List<String> rows =
        session.query(substitute(query.sql()), changes).stream()
            .flatMap(String::lines)
            .collect(Collectors.toCollection(ArrayList::new));
    List<String> expected = new ArrayList<>(query.expected());
    if (query.order() == Order.SORTED) {
      rows.sort(null);
      expected.sort(null);
    }
    rows.replaceAll(this::hideDirectory);
    return check(query, rows, expected);
  }

  private List<String> check(SltRecord record, List<String> actual, List<String> expected) {
    if (!complete) {
      assertThat(actual).as(place(record)).isEqualTo(expected);
    }
    return actual;
  }

  private List<String> error(String sql) throws InterruptedException {
    try {
      session.execute(sql);
    } catch (WeirException e) {
      return hideDirectory(render(e, sql)).lines().toList();
    }
    return List.of("no error");
  }

  private String sqlOf(SltRecord record) {
    return switch (record) {
      case SltRecord.Data data -> "";
      case SltRecord.Ok ok -> substitute(ok.sql());
      case SltRecord.Failure failure -> substitute(failure.sql());
      case SltRecord.Query query -> substitute(query.sql());
    };
  }

  private static String render(WeirException error, String sql) {
    return ErrorText.render(error, sql, "test.sql");
  }

  private String place(SltRecord record) {
    return file.path() + ":" + record.line() + " (" + setting + ")";
  }

  private String substitute(String sql) {
    return sql.replace("${dir}", directory.toString());
  }

  private String hideDirectory(String text) {
    return text.replace(directory.toString(), "${dir}");
  }
}
