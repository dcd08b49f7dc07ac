package dev.weir.sql.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The variables of a pattern by name, in their order in it, and the unions of SUBSET. */
record Variables(List<String> names, Map<String, List<Integer>> unions) {
  Variables {
    names = List.copyOf(names);
    unions = Map.copyOf(unions);
  }

  static Variables of(List<String> names, Map<String, SortedSet<String>> subsets) {
    Map<String, List<Integer>> unions = new java.util.HashMap<>();
    subsets.forEach((name, members) -> {
      List<Integer> numbers = new ArrayList<>();
      for (String member : members) {
        int number = names.indexOf(member);
        if (number >= 0 && !member.equals(name)) {
          numbers.add(number);
        }
      }
      unions.put(name, numbers.stream().sorted().toList());
    });
    return new Variables(names, unions);
  }

  /** Whether a name is that of a variable or of a union. */
  boolean has(String name) {
    return names.contains(name) || unions.containsKey(name);
  }

  /** The variables that a name stands for; none for columns without a variable: all rows. */
  List<Integer> named(String name) {
    int number = names.indexOf(name);
    return number >= 0 ? List.of(number) : unions.getOrDefault(name, List.of());
  }
}
