package dev.weir.sql.expression;

import dev.weir.sql.type.TypeMapping;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * The columns of a projection in the making; an expression that is there already is not added
 * again.
 */
public final class ColumnList {
  private final List<RexNode> nodes = new ArrayList<>();

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

  public RowType schema() {
    List<Field> fields = new ArrayList<>();
    for (RexNode node : nodes) {
      fields.add(new Field("f" + fields.size(), TypeMapping.toWeir(node.getType())));
    }
    return RowType.of(fields);
  }
}
