package dev.weir.engine.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path from a JSON value to others in it. */
record JsonPath(List<JsonStep> steps) {
  JsonPath {
    steps = List.copyOf(steps);
  }

  /** Whether the path leads to at most one value. */
  boolean definite() {
    return steps.stream().allMatch(JsonStep::definite);
  }

  /** Its first steps up to the first that may lead to several values. */
  JsonPath definitePart() {
    int end = 0;
    while (end < steps.size() && steps.get(end).definite()) {
      end++;
    }
    return new JsonPath(steps.subList(0, end));
  }

  /** What the path leads to, in order. */
  List<Object> find(Object root) {
    List<Object> here = List.of(root);
    for (JsonStep step : steps) {
      List<Object> next = new ArrayList<>();
      for (Object value : here) {
        follow(step, value, next);
      }
      here = next;
    }
    return here;
  }

  private static void follow(JsonStep step, Object value, List<Object> out) {
    switch (step) {
      case JsonStep.Names(List<String> names) -> {
        if (value instanceof Map<?, ?> members) {
          names.forEach(name -> addIfThere(members.get(name), out));
        }
      }
      case JsonStep.Places(List<Integer> places) -> {
        if (value instanceof List<?> elements) {
          places.forEach(place -> addElement(elements, place, out));
        }
      }
      case JsonStep.Range(Integer from, Integer to) -> {
        if (value instanceof List<?> elements) {
          int start = place(from, 0, elements.size());
          int end = place(to, elements.size(), elements.size());
          for (int i = start; i < end; i++) {
            out.add(elements.get(i));
          }
        }
      }
      case JsonStep.All all -> children(value, out);
      case JsonStep.Descendants all -> descend(value, out);
      case JsonStep.Where(JsonFilter condition) -> {
        List<Object> candidates = new ArrayList<>();
        if (value instanceof List<?> elements) {
          candidates.addAll(elements);
        } else {
          candidates.add(value);
        }
        candidates.stream().filter(condition::accepts).forEach(out::add);
      }
      case JsonStep.Length length -> {
        if (value instanceof List<?> elements) {
          out.add(BigInteger.valueOf(elements.size()));
        } else if (value instanceof Map<?, ?> members) {
          out.add(BigInteger.valueOf(members.size()));
        }
      }
    }
  }

  private static void addIfThere(@Nullable Object value, List<Object> out) {
    if (value != null) {
      out.add(value);
    }
  }

  private static void addElement(List<?> elements, int place, List<Object> out) {
    int index = place < 0 ? elements.size() + place : place;
    if (index >= 0 && index < elements.size()) {
      out.add(elements.get(index));
    }
  }

  private static int place(@Nullable Integer given, int otherwise, int size) {
    int place = given == null ? otherwise : given < 0 ? size + given : given;
    return Math.clamp(place, 0, size);
  }

  private static void children(Object value, List<Object> out) {
    if (value instanceof Map<?, ?> members) {
      out.addAll(members.values());
    } else if (value instanceof List<?> elements) {
      out.addAll(elements);
    }
  }

  private static void descend(Object value, List<Object> out) {
    out.add(value);
    List<Object> children = new ArrayList<>();
    children(value, children);
    children.forEach(child -> descend(child, out));
  }
}
