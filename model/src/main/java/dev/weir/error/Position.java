package dev.weir.error;

/** A place in a SQL text: lines and columns from 1, the end inclusive. */
public record Position(int line, int column, int endLine, int endColumn) {
  public static Position at(int line, int column) {
    return new Position(line, column, line, column);
  }
}
