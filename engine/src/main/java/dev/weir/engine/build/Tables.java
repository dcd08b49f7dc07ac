package dev.weir.engine.build;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.LookupSource;
import dev.weir.connector.PartitionFilter;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.join.LookupJoinOperator;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.Scan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Opens the two sides of tables by way of their connectors. */
final class Tables {
  private final Connectors connectors;

  Tables(Connectors connectors) {
    this.connectors = connectors;
  }

  Source source(Scan scan) {
    Connector connector = connector(scan.table());
    Expr partitions = scan.partitions();
    return partitions == null
        ? connector.source(scan.table(), scan.columns(), scan.schema())
        : connector.source(
            scan.table(), scan.columns(), scan.schema(), filter(scan.table(), partitions));
  }

  /** Partitions for which the condition fails are read, so that it fails where a row is. */
  private static PartitionFilter filter(CatalogTable table, Expr condition) {
    Stage stage = StageCompiler.compileFilter(table.partitionColumns(), condition);
    EvalContext context =
        new EvalContext(
            InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC, new SplittableRandom(0));
    return values -> {
      try {
        return stage.open(context).run(values).size() > 0;
      } catch (WeirException e) {
        return true;
      }
    };
  }

  /** How the table of a lookup join is come by. */
  LookupJoinOperator.Access access(LookupJoin join) {
    Scan scan = join.table();
    if (join.cache() instanceof LookupCache.Full full) {
      return new LookupJoinOperator.Access.Read(source(scan), full);
    }
    LookupSource source =
        connector(scan.table())
            .answers(scan.table(), scan.columns(), scan.schema(), join.tableKeys());
    if (source == null) {
      throw new IllegalStateException(scan.table().name() + " does not answer its keys");
    }
    return new LookupJoinOperator.Access.Asked(source);
  }

  /** The sink that a plan writes to. */
  Sink sink(dev.weir.plan.Sink plan) {
    CatalogTable table = plan.table();
    Sink sink =
        switch (plan.mode()) {
          case APPEND -> connector(table).sink(table);
          case OVERWRITE -> connector(table).overwritingSink(table);
        };
    if (!plan.insertOnly() && !sink.acceptsUpdates()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "table \"" + table.name() + "\" takes inserts only, but the query updates its rows")
          .withHint(
              "Write to a table whose connector takes updates, or make the query insert-only, for"
                  + " example by grouping by a window");
    }
    return sink;
  }

  private Connector connector(CatalogTable table) {
    String name = table.options().get("connector");
    if (name == null) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "table \"" + table.name() + "\" has no option \"connector\"");
    }
    Connector connector = connectors.find(name);
    if (connector == null) {
      throw new WeirException(ErrorCode.INVALID_OPTION, "connector \"" + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, connectors.names()));
    }
    return connector;
  }
}
