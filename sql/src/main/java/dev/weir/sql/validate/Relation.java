package dev.weir.sql.validate;

import dev.weir.catalog.ObjectName;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.RowType;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * A table or view as a query sees it: columns, and what it stands for once its names are checked.
 */
public final class Relation extends AbstractTable implements TranslatableTable, TemporalTable {

  /** Puts what a name stands for in its place. */
  public interface Expansion {
    RelNode expand(ObjectName name, RelOptTable.ToRelContext context, RelOptTable table);
  }

  private final ObjectName name;
  private final RowType schema;
  private final Expansion expansion;

  public Relation(ObjectName name, RowType schema, Expansion expansion) {
    this.name = name;
    this.schema = schema;
    this.expansion = expansion;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    return TypeMapping.toRelation(schema, factory);
  }

  @Override
  public String getSysStartFieldName() {
    return "";
  }

  @Override
  public String getSysEndFieldName() {
    return "";
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return expansion.expand(name, context, table);
  }
}
