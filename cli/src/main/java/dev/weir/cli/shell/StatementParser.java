package dev.weir.cli.shell;

import dev.weir.error.WeirException;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;

/** Lets the person go on typing until a statement ends. */
final class StatementParser implements Parser {
  private final DefaultParser words = new DefaultParser();

  StatementParser() {
    words.setEscapeChars(new char[0]);
    words.setQuoteChars(new char[0]);
    words.setRegexVariable("[a-zA-Z_]\\w*");
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
    if (context == ParseContext.ACCEPT_LINE && !complete(line)) {
      throw new EOFError(-1, cursor, "the statement goes on");
    }
    return words.parse(
        line, cursor, context == ParseContext.COMPLETE ? context : ParseContext.UNSPECIFIED);
  }

  private static boolean complete(String line) {
    try {
      return Shell.complete(line);
    } catch (WeirException e) {
      // What can't even be split is reported when it is run.
      return true;
    }
  }
}
