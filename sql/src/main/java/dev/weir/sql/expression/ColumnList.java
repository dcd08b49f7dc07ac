package dev.weir.sql.expression;

import dev.weir.sql.type.TypeMapping;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * The columns of a projection in the making; an expression that is there already is not added
 * again. Columns of the input keep their names, which people meet in plans and errors.
 */
public final class ColumnList {
  private final String prefix;
  private final List<RexNode> nodes = new ArrayList<>();

  /** No columns yet; names of those that are worked out begin with {@code prefix}. */
  public ColumnList(String prefix) {
    this.prefix = prefix;
  }

  /** All columns of the input. */
  public static ColumnList of(RelDataType input, String prefix) {
    ColumnList columns = new ColumnList(prefix);
    for (int i = 0; i < input.getFieldCount(); i++) {
      columns.add(RexInputRef.of(i, input));
    }
    return columns;
  }

  /** The place of the expression. */
  public int add(RexNode node) {
    int place = nodes.indexOf(node);
    if (place >= 0) {
      return place;
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  public List<RexNode> nodes() {
    return List.copyOf(nodes);
  }

  /** The columns of a projection of {@code input}. */
  public RowType schema(RowType input) {
    List<Field> fields = new ArrayList<>();
    for (RexNode node : nodes) {
      String name =
          node instanceof RexInputRef column
              ? input.fieldName(column.getIndex())
              : prefix + fields.size();
      fields.add(new Field(name, TypeMapping.toWeir(node.getType())));
    }
    return RowType.of(fields);
  }
}
