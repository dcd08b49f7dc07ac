package dev.weir.sql;

/**
 * A statement as written, without its semicolon: where it starts in its script (line and column
 * from 1), and whether a semicolon ended it.
 */
public record StatementText(String text, int line, int column, boolean terminated) {}
