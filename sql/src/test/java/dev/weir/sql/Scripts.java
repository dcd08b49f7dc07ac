package dev.weir.sql;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorText;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Compiles scripts and keeps what they define, as a session does. */
final class Scripts {
  private final Catalog catalog = new InMemoryCatalog();
  private final Settings settings = new Settings();
  private final SqlCompiler compiler = new SqlCompiler(catalog, new MemoryConnectors(), settings);

  /** Compiles and carries out all statements; gives back the last. */
  Statement run(String script) {
    Statement last = null;
    for (StatementText text : SqlCompiler.split(script)) {
      last = compiler.compile(text);
      carryOut(last);
    }
    return Objects.requireNonNull(last);
  }

  private void carryOut(Statement statement) {
    switch (statement) {
      case Statement.Definition definition -> definition.apply(catalog);
      case Statement.CreateTableAs create -> catalog.add(create.table());
      case Statement.CreateMaterialized create -> catalog.add(create.view());
      case Statement.Drop drop -> catalog.remove(drop.name());
      case Statement.SetOption set -> settings.set(set.key(), set.value());
      case Statement.ResetOption reset -> reset(reset);
      case Statement.Insert insert -> {}
      case Statement.Query query -> {}
      case Statement.Listing listing -> {}
    }
  }

  private void reset(Statement.ResetOption reset) {
    String key = reset.key();
    if (key == null) {
      settings.resetAll();
    } else {
      settings.reset(key);
    }
  }

  /** The rows of a listing: cells joined by {@code |}, NULL as {@code -}. */
  List<String> list(String script) {
    return ((Statement.Listing) run(script))
        .rows().stream()
            .map(row ->
                row.stream()
                    .map(cell -> cell == null ? "-" : cell)
                    .collect(Collectors.joining("|")))
            .toList();
  }

  List<String> headings(String script) {
    return ((Statement.Listing) run(script)).schema().names();
  }

  WeirException failure(String script) {
    WeirException error = catchThrowableOfType(WeirException.class, () -> run(script));
    return Objects.requireNonNull(error, "no error: " + script);
  }

  /** The error as people see it. */
  String error(String script) {
    return ErrorText.render(failure(script), script, "x.sql");
  }

  TableDefinition table(String name) {
    return Objects.requireNonNull(catalog.table(ObjectName.of(name)), name);
  }

  ViewDefinition view(String name) {
    return Objects.requireNonNull(catalog.view(ObjectName.of(name)), name);
  }
}
