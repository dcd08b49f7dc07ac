package dev.weir.tests.slt;

/** Runs single expressions for other tests. */
public final class SltSessions {
  private SltSessions() {}

  /** What {@code SELECT expression} prints. */
  public static String evaluate(String expression) throws InterruptedException {
    return new SltSession().query("SELECT " + expression, false).getFirst();
  }
}
