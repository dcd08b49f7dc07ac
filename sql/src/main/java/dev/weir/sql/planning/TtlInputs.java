package dev.weir.sql.planning;

import dev.weir.sql.node.StateTtl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.hint.Hintable;
import org.apache.calcite.rel.hint.RelHint;
import org.jspecify.annotations.Nullable;

/**
 * Brings the STATE_TTL hints of a query to the joins and aggregates that they mean, each saying so
 * of its own inputs: an aggregate over one table, and those sides of joins that are a table of the
 * FROM itself.
 */
final class TtlInputs {
  private final IdentityHashMap<RelNode, RelHint> found = new IdentityHashMap<>();
  private final Set<String> used = new HashSet<>();

  static RelNode resolve(RelNode tree) {
    return new TtlInputs().resolved(RelOptUtil.propagateRelHints(tree, false));
  }

  private RelNode resolved(RelNode node) {
    if (node instanceof Hintable hintable) {
      hintable.getHints().stream()
          .filter(TtlInputs::isPlaced)
          .forEach(hint -> find(node, hint.kvOptions));
    }
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(input -> inputs.add(resolved(input)));
    RelNode copy = inputs.isEmpty() ? node : node.copy(node.getTraitSet(), inputs);
    if (!(copy instanceof Hintable hintable)) {
      return copy;
    }
    List<RelHint> hints = new ArrayList<>(hintable.getHints());
    hints.removeIf(TtlInputs::isPlaced);
    RelHint own = found.get(node);
    if (own != null) {
      hints.add(own);
    }
    return hints.equals(hintable.getHints()) ? copy : hintable.withHints(hints);
  }

  private static boolean isPlaced(RelHint hint) {
    return hint.hintName.equals(StateTtl.HINT) && hint.kvOptions.containsKey(TtlHints.NUMBER);
  }

  /** The uppermost node that a hint reaches is of the query that has it. */
  private void find(RelNode node, Map<String, String> options) {
    boolean single = "1".equals(options.get(TtlHints.TABLES));
    String number = String.valueOf(options.get(TtlHints.NUMBER));
    if (node instanceof Aggregate && single && used.add(number)) {
      String millis = options.get("0");
      put(node, millis == null ? Map.of() : Map.of(StateTtl.ONLY, millis));
    } else if (node instanceof Join && !single && used.add(number)) {
      tables(node, 0, options);
    }
  }

  /** Gives the joins of a FROM their hints; returns how many tables there are. */
  private int tables(RelNode node, int first, Map<String, String> options) {
    if (node instanceof Correlate correlate) {
      return tables(correlate.getLeft(), first, options) + 1;
    }
    if (!(node instanceof Join join)) {
      return 1;
    }
    int left = tables(join.getLeft(), first, options);
    int right = tables(join.getRight(), first + left, options);
    Map<String, String> sides = new TreeMap<>();
    side(StateTtl.LEFT, left, options.get(String.valueOf(first)), sides);
    side(StateTtl.RIGHT, right, options.get(String.valueOf(first + left)), sides);
    put(join, sides);
    return left + right;
  }

  private static void side(
      String name, int tables, @Nullable String millis, Map<String, String> sides) {
    if (tables == 1 && millis != null) {
      sides.put(name, millis);
    }
  }

  private void put(RelNode node, Map<String, String> options) {
    // A path keeps the hint from going down to further nodes.
    found.put(
        node, RelHint.builder(StateTtl.HINT).inheritPath(List.of(0)).hintOptions(options).build());
  }
}
