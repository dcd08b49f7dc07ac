package dev.weir.udf;

import java.util.List;

/** Where a function is to be found: its name in SQL, its class, and the jars to look in. */
public record FunctionCode(String name, String className, List<String> jars) {
  public FunctionCode {
    jars = List.copyOf(jars);
  }
}
