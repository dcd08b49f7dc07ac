package dev.weir.sql.rule;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.RowType;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** The physical columns of a table, all of them. */
public final class SourceScan extends AbstractRelNode {
  private final CatalogTable table;
  private final RowType columns;
  private final Connector connector;
  private final boolean bounded;
  private final boolean atOnce;
  private final boolean insertOnly;

  public SourceScan(
      RelOptCluster cluster, CatalogTable table, RowType columns, Connector connector) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.table = table;
    this.columns = columns;
    this.connector = connector;
    this.bounded = connector.bounded(table);
    this.atOnce = connector.atOnce(table);
    this.insertOnly = connector.insertOnly(table);
  }

  /** The table at the bottom of a side that is no more than steps over one, or null. */
  public static @Nullable SourceScan under(RelNode node) {
    if (node instanceof SourceScan scan) {
      return scan;
    }
    return node.getInputs().size() == 1 ? under(node.getInput(0)) : null;
  }

  /** Whether the rows of a side are looked up where time is processing time, and not read. */
  static boolean isLookedUp(RelNode node) {
    SourceScan scan = under(node);
    return scan != null && scan.connector.lookup(scan.table) != null;
  }

  public CatalogTable table() {
    return table;
  }

  /** The physical columns, then those of metadata in the connector's types. */
  public RowType columns() {
    return columns;
  }

  public Connector connector() {
    return connector;
  }

  public boolean insertOnly() {
    return insertOnly;
  }

  /** Whether rows take the place of those before them with the same key. */
  public boolean upserts() {
    return connector.upserts(table);
  }

  public boolean bounded() {
    return bounded;
  }

  /** Whether all rows are there when reading begins. */
  public boolean atOnce() {
    return atOnce;
  }

  @Override
  protected RelDataType deriveRowType() {
    return TypeMapping.toRelation(columns, getCluster().getTypeFactory());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("table", table.name()).item("options", table.options());
  }
}
