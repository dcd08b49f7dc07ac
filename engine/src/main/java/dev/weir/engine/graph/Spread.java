package dev.weir.engine.graph;

import dev.weir.engine.graph.GraphNode.OperatorNode;
import dev.weir.engine.graph.GraphNode.SourceNode;
import dev.weir.engine.operator.Distribution;
import java.util.List;

/**
 * Which tasks run which nodes, and which edges need an exchange. A node runs in task 0 alone if it
 * asks for that or if all its rows are there anyway; every other node runs in all tasks.
 */
public final class Spread {

  /** How rows get from a node to one that uses them. */
  public sealed interface Way {
    /** By a direct call within each task. */
    record Direct() implements Way {}

    /** Dealt over all tasks by the hash of key columns. */
    record ByHash(List<Integer> columns) implements Way {}

    /** All to task 0. */
    record ToFirst() implements Way {}
  }

  private final JobGraph graph;
  private final int parallelism;
  private final boolean[] firstOnly;

  public Spread(JobGraph graph, int parallelism) {
    this.graph = graph;
    this.parallelism = parallelism;
    this.firstOnly = new boolean[graph.nodes().size()];
    for (int i = 0; i < firstOnly.length; i++) {
      firstOnly[i] =
          switch (graph.nodes().get(i)) {
            case SourceNode source -> false;
            case OperatorNode node -> inFirstOnly(node);
          };
    }
  }

  private boolean inFirstOnly(OperatorNode node) {
    boolean allThere = true;
    for (int input = 0; input < node.inputs().size(); input++) {
      switch (node.operator().distribution(input)) {
        case Distribution.Single single -> {
          return true;
        }
        case Distribution.Hash hash when hash.columns().isEmpty() -> {
          return true;
        }
        case Distribution.Hash hash -> allThere = false;
        case Distribution.Any any -> allThere &= firstOnly[node.inputs().get(input)];
      }
    }
    return allThere;
  }

  public int parallelism() {
    return parallelism;
  }

  /** Whether the task has a part of the node. */
  public boolean runs(int node, int task) {
    return task == 0 || !firstOnly[node];
  }

  /** How many tasks have a part of the node. */
  public int tasks(int node) {
    return firstOnly[node] ? 1 : parallelism;
  }

  public Way way(int producer, JobGraph.Use use) {
    if (parallelism == 1) {
      return new Way.Direct();
    }
    if (firstOnly[use.consumer()]) {
      return firstOnly[producer] ? new Way.Direct() : new Way.ToFirst();
    }
    OperatorNode consumer = (OperatorNode) graph.nodes().get(use.consumer());
    return switch (consumer.operator().distribution(use.input())) {
      case Distribution.Any any -> new Way.Direct();
      case Distribution.Hash hash -> new Way.ByHash(hash.columns());
      case Distribution.Single single -> new Way.ToFirst();
    };
  }
}
