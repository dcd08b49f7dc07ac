package dev.weir.sql.explain;

import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.plan.Sink;
import dev.weir.plan.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plans as one JSON object, in the form of Flink's: a list of nodes, inputs first, each with its
 * number, type, text and the numbers of its inputs.
 */
final class PlanJson {
  private final List<String> nodes = new ArrayList<>();
  private final Map<PlanNode, Integer> numbers = new HashMap<>();

  private PlanJson() {}

  static String of(List<PlanNode> roots) {
    PlanJson json = new PlanJson();
    roots.forEach(json::add);
    return json.nodes.stream().collect(Collectors.joining(",\n", "{\"nodes\": [\n", "\n]}\n"));
  }

  private int add(PlanNode node) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    List<Integer> inputs = node.inputs().stream().map(this::add).toList();
    int number = nodes.size() + 1;
    numbers.put(node, number);
    nodes.add(
        "  {\"id\": "
            + number
            + ", \"type\": "
            + quoted(node.getClass().getSimpleName())
            + ", \"pact\": "
            + quoted(part(node))
            + ", \"contents\": "
            + quoted(PlanText.line(node))
            + ", \"predecessors\": ["
            + inputs.stream()
                .map(input -> "{\"id\": " + input + "}")
                .collect(Collectors.joining(", "))
            + "]}");
    return number;
  }

  private static String part(PlanNode node) {
    return switch (node) {
      case Scan _, Values _ -> "Data Source";
      case Sink _ -> "Data Sink";
      default -> "Operator";
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
