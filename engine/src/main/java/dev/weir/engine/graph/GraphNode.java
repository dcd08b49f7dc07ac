package dev.weir.engine.graph;

import dev.weir.connector.Source;
import dev.weir.engine.operator.Operator;
import dev.weir.type.RowType;
import java.util.List;

/**
 * A step of a job. Its id tells it apart within snapshots: the place in the order of building and
 * the kind of plan node, so that the same program gives the same ids.
 */
public sealed interface GraphNode {
  String id();

  /** What the step does, for people. */
  String description();

  /** The columns of the rows that it gives. */
  RowType schema();

  boolean insertOnly();

  /** The numbers of the nodes whose rows it takes. */
  List<Integer> inputs();

  /** Reads splits of a source. */
  record SourceNode(
      String id, String description, Source source, RowType schema, boolean insertOnly)
      implements GraphNode {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }
  }

  /** Runs an operator over the rows of other nodes. */
  record OperatorNode(
      String id,
      String description,
      Operator operator,
      List<Integer> inputs,
      RowType schema,
      boolean insertOnly)
      implements GraphNode {
    public OperatorNode {
      inputs = List.copyOf(inputs);
    }
  }
}
