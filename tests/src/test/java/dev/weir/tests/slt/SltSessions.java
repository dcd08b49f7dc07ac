package dev.weir.tests.slt;

import java.util.List;

/** Runs single expressions and queries for other tests. */
public final class SltSessions {
  private SltSessions() {}

  /** What {@code SELECT expression} prints. */
  public static String evaluate(String expression) throws InterruptedException {
    return new SltSession().query("SELECT " + expression, false).getFirst();
  }

  /** The final rows of a query after other statements, columns separated by {@code |}. */
  public static List<String> rows(String statements, String query) throws InterruptedException {
    SltSession session = new SltSession();
    session.execute(statements);
    return session.query(query, false);
  }
}
