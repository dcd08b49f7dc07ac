package dev.weir.sql;

import dev.weir.sql.parser.Lexer;
import dev.weir.sql.parser.Token;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into statements. A statement set, {@code STATEMENT SET BEGIN ...; ... END} or
 * {@code BEGIN STATEMENT SET; ...; END}, is one statement with semicolons inside.
 */
final class ScriptSplitter {
  private final String script;
  private final List<StatementText> statements = new ArrayList<>();
  private final List<Token> current = new ArrayList<>();
  private boolean inSet;
  private int partStart;

  private ScriptSplitter(String script) {
    this.script = script;
  }

  static List<StatementText> split(String script) {
    ScriptSplitter splitter = new ScriptSplitter(script);
    for (Token token : Lexer.tokens(script)) {
      splitter.add(token);
    }
    splitter.finish(false);
    return List.copyOf(splitter.statements);
  }

  private void add(Token token) {
    if (!token.isSymbol(';')) {
      current.add(token);
      return;
    }
    if (inSet ? endsSet() : !opensSet()) {
      finish(true);
      return;
    }
    inSet = true;
    current.add(token);
    partStart = current.size();
  }

  /** Whether what stands before this semicolon is the first part of a statement set. */
  private boolean opensSet() {
    int size = current.size();
    if (size == 3 && wordsAt(0, "BEGIN", "STATEMENT", "SET")) {
      return true;
    }
    for (int i = 0; i + 2 < size; i++) {
      if (wordsAt(i, "STATEMENT", "SET", "BEGIN")) {
        return !current.get(size - 1).is("END") || size == i + 3 || hasCase(i + 3);
      }
      if (i > 4) {
        return false;
      }
    }
    return false;
  }

  /** Whether CASE stands in what follows, so that an END may be its end. */
  private boolean hasCase(int from) {
    return current.stream().skip(from).anyMatch(token -> token.is("CASE"));
  }

  private boolean endsSet() {
    return current.size() > partStart && current.get(partStart).is("END");
  }

  private boolean wordsAt(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (index + i >= current.size() || !current.get(index + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  private void finish(boolean terminated) {
    if (!current.isEmpty()) {
      Token first = current.getFirst();
      String text = script.substring(first.start(), current.getLast().end());
      statements.add(new StatementText(text, first.line(), first.column(), terminated));
    }
    current.clear();
    inSet = false;
    partStart = 0;
  }
}
