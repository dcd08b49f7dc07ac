package dev.weir.engine.graph;

import dev.weir.engine.operator.Distribution;
import java.util.ArrayList;
import java.util.List;

/** The steps of a job, each after those whose rows it takes. */
public record JobGraph(List<GraphNode> nodes) {
  public JobGraph {
    nodes = List.copyOf(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      for (int input : nodes.get(i).inputs()) {
        if (input < 0 || input >= i) {
          throw new IllegalArgumentException("node " + i + " takes rows of node " + input);
        }
      }
    }
  }

  /** A use of a node's rows: the consuming node and which of its inputs. */
  public record Use(int consumer, int input) {}

  /** The source whose rows a node takes in the task that read them, or -1. */
  public int sourceOf(int node) {
    int at = node;
    while (nodes.get(at) instanceof GraphNode.OperatorNode step) {
      if (step.inputs().size() != 1
          || !(step.operator().distribution(0) instanceof Distribution.Any)) {
        return -1;
      }
      at = step.inputs().getFirst();
    }
    return at;
  }

  /** All uses of a node's rows, in the order of the nodes. */
  public List<Use> uses(int node) {
    List<Use> uses = new ArrayList<>();
    for (int i = node + 1; i < nodes.size(); i++) {
      List<Integer> inputs = nodes.get(i).inputs();
      for (int input = 0; input < inputs.size(); input++) {
        if (inputs.get(input) == node) {
          uses.add(new Use(i, input));
        }
      }
    }
    return uses;
  }
}
