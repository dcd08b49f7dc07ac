package dev.weir.sql.script;

import dev.weir.error.Position;

/**
 * A statement as written, without its semicolon: where it starts in its script (line and column
 * from 1), and whether a semicolon ended it. A statement that breaks off inside quotes or a comment
 * is not terminated, whatever stands in them; so input is complete when its last statement is
 * terminated.
 */
public record StatementText(String text, int line, int column, boolean terminated) {

  /** A place in this statement's text as a place in the whole script. */
  public Position inScript(Position place) {
    return new Position(
        place.line() + line - 1,
        scriptColumn(place.line(), place.column()),
        place.endLine() + line - 1,
        scriptColumn(place.endLine(), place.endColumn()));
  }

  private int scriptColumn(int ownLine, int ownColumn) {
    return ownLine == 1 ? ownColumn + column - 1 : ownColumn;
  }
}
