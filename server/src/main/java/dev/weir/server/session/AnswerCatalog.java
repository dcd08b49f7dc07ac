package dev.weir.server.session;

import dev.weir.catalog.ObjectName;
import dev.weir.server.view.RunningView;
import dev.weir.server.view.ViewConnector;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Namespaces;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.UserFunctions;
import dev.weir.sql.catalog.ViewDefinition;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as a SELECT sees it: a materialized view that can answer is a table of its present
 * rows, instead of a query to run once more.
 */
final class AnswerCatalog implements Catalog {
  private final Catalog all;
  private final Function<ObjectName, @Nullable RunningView> answering;

  AnswerCatalog(Catalog all, Function<ObjectName, @Nullable RunningView> answering) {
    this.all = all;
    this.answering = answering;
  }

  @Override
  public @Nullable TableDefinition table(ObjectName name) {
    RunningView running = answering.apply(name);
    return running != null ? ViewConnector.table(running) : all.table(name);
  }

  @Override
  public @Nullable ViewDefinition view(ObjectName name) {
    return answering.apply(name) != null ? null : all.view(name);
  }

  @Override
  public Collection<TableDefinition> tables() {
    Stream<TableDefinition> answers =
        all.views().stream()
            .map(view -> answering.apply(view.name()))
            .flatMap(Stream::ofNullable)
            .map(ViewConnector::table);
    return Stream.concat(all.tables().stream(), answers).toList();
  }

  @Override
  public Collection<ViewDefinition> views() {
    return all.views().stream().filter(view -> answering.apply(view.name()) == null).toList();
  }

  @Override
  public void add(TableDefinition table) {
    all.add(table);
  }

  @Override
  public void add(ViewDefinition view) {
    all.add(view);
  }

  @Override
  public void remove(ObjectName name) {
    all.remove(name);
  }

  @Override
  public boolean holds(ObjectName name, boolean temporary) {
    return all.holds(name, temporary);
  }

  @Override
  public Namespaces namespaces() {
    return all.namespaces();
  }

  @Override
  public UserFunctions functions() {
    return all.functions();
  }
}
