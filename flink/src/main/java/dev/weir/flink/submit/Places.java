package dev.weir.flink.submit;

import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.script.StatementText;

/** Runs statements of a script so that errors point into the script. */
final class Places {
  private Places() {}

  /** Runs a text that ends like the statement does; a first line may stand before that. */
  static Answer inScript(StatementRunner session, StatementText statement, String text)
      throws InterruptedException {
    try {
      return session.run(text);
    } catch (WeirException e) {
      Position place = e.position();
      int before = (int) (text.lines().count() - statement.text().lines().count());
      if (place == null || place.line() <= before) {
        throw e.at(StatementParser.opening(statement).place());
      }
      Position own =
          new Position(
              place.line() - before, place.column(), place.endLine() - before, place.endColumn());
      throw e.at(statement.inScript(own));
    }
  }
}
