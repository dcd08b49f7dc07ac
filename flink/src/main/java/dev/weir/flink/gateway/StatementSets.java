package dev.weir.flink.gateway;

import dev.weir.sql.parser.Lexer;
import dev.weir.sql.parser.Token;
import java.util.List;

/**
 * The two ways to write a statement set. {@code BEGIN STATEMENT SET; ...; END} is several
 * statements for Flink's gateway, {@code EXECUTE STATEMENT SET BEGIN ...; END} is one.
 */
public final class StatementSets {
  private StatementSets() {}

  /** The statement, with a set written as one. */
  public static String forFlink(String statement) {
    List<Token> tokens = Lexer.tokens(statement);
    boolean set =
        tokens.size() > 4
            && tokens.get(0).is("BEGIN")
            && tokens.get(1).is("STATEMENT")
            && tokens.get(2).is("SET")
            && tokens.get(3).isSymbol(';');
    return set
        ? "EXECUTE STATEMENT SET BEGIN" + statement.substring(tokens.get(3).end())
        : statement;
  }
}
