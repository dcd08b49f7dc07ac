package dev.weir.tests.slt;

import dev.weir.error.WeirException;
import dev.weir.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The statements of a file, compiled once for all settings: what a statement means does not depend
 * on how it is run. Statements are known by their number.
 */
final class CompiledFile {
  private final Map<Integer, Statement> statements = new HashMap<>();
  private final Map<Integer, WeirException> errors = new HashMap<>();

  Statement statement(int number, Supplier<Statement> compiler) {
    WeirException error = errors.get(number);
    if (error != null) {
      throw error;
    }
    Statement known = statements.get(number);
    if (known != null) {
      return known;
    }
    try {
      Statement compiled = compiler.get();
      statements.put(number, compiled);
      return compiled;
    } catch (WeirException e) {
      errors.put(number, e);
      throw e;
    }
  }
}
