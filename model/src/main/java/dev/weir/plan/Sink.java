package dev.weir.plan;

import dev.weir.catalog.CatalogTable;

/** INSERT INTO a table of a connector, or INSERT OVERWRITE. */
public record Sink(PlanNode input, CatalogTable table, Mode mode) implements PlanRoot {

  /** What becomes of the rows that the table has. */
  public enum Mode {
    /** They stay. */
    APPEND,
    /** They go, at the end: all of them, or those of the partitions that are written to. */
    OVERWRITE
  }

  /** INSERT INTO. */
  public Sink(PlanNode input, CatalogTable table) {
    this(input, table, Mode.APPEND);
  }
}
