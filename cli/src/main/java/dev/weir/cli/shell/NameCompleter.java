package dev.weir.cli.shell;

import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords, functions, and the names of tables, views and their columns. */
final class NameCompleter implements Completer {
  private static final List<String> KEYWORDS =
      """
      SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT DISTINCT AS AND OR NOT IN IS NULL
      BETWEEN LIKE CASE WHEN THEN ELSE END JOIN LEFT INNER ON UNION ALL WITH VALUES CREATE
      TABLE TABLES TEMPORARY VIEW VIEWS MATERIALIZED DROP IF EXISTS PRIMARY KEY ENFORCED
      WATERMARK FOR INSERT INTO EXECUTE STATEMENT SET BEGIN EXPLAIN DESCRIBE SHOW
      FUNCTIONS RESET INTERVAL CAST TRY_CAST DESCRIPTOR TUMBLE HOP CUMULATE SESSION OVER
      PARTITION FILTER ROW_NUMBER BOOLEAN TINYINT SMALLINT INT BIGINT FLOAT DOUBLE DECIMAL
      STRING VARCHAR CHAR BYTES DATE TIME TIMESTAMP TIMESTAMP_LTZ ROW TRUE FALSE MINUTE
      HOUR DAY MONTH YEAR SECOND
      """
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  private final Catalog catalog;
  private final Set<String> functions;

  NameCompleter(Catalog catalog) {
    this.catalog = catalog;
    this.functions =
        Functions.all().stream()
            .map(Function::name)
            .filter(name -> name.matches("[A-Za-z_]\\w*"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String typed = line.word().substring(0, line.wordCursor());
    int start =
        Math.max(typed.lastIndexOf('('), Math.max(typed.lastIndexOf(','), typed.lastIndexOf('.')));
    String before = typed.substring(0, start + 1);
    String word = typed.substring(start + 1).toLowerCase(Locale.ROOT);
    add(candidates, before, word, "names", names());
    if (!word.isEmpty()) {
      add(candidates, before, word, "functions", functions);
      add(candidates, before, word, "keywords", KEYWORDS);
    }
  }

  private static void add(
      List<Candidate> candidates,
      String before,
      String word,
      String group,
      Iterable<String> names) {
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).startsWith(word)) {
        candidates.add(new Candidate(before + name, name, group, null, null, null, false));
      }
    }
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (TableDefinition table : catalog.tables()) {
      names.add(table.name().toString());
      table.columns().forEach(column -> names.add(column.name()));
    }
    for (ViewDefinition view : catalog.views()) {
      names.add(view.name().toString());
      names.addAll(view.schema().names());
    }
    return names;
  }
}
