package dev.weir.flink.submit;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.Lexer;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.parser.Token;
import dev.weir.sql.script.StatementText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Flink says of INSERT OVERWRITE and PARTITION that it can't run, in words that help. */
final class InsertRefusals {
  private static final String STREAMING = "Streaming mode not support overwrite";
  private static final Pattern OVERWRITE =
      Pattern.compile(
          "INSERT OVERWRITE requires that the underlying DynamicTableSink of table '([^']*)'.*",
          Pattern.DOTALL);
  private static final Pattern PARTITIONED =
      Pattern.compile(
          "Table '([^']*)' is a partitioned table, but the underlying DynamicTableSink .*",
          Pattern.DOTALL);
  private static final Pattern NO_PARTITION =
      Pattern.compile(
          "Static partition column '([^']*)' should be in the partition keys list \\[(.*)] for"
              + " table '([^']*)'.*",
          Pattern.DOTALL);

  private InsertRefusals() {}

  /** The obstacle that an error of a statement tells of; null if it is another error. */
  static @Nullable WeirException of(StatementText statement, WeirException error) {
    String text = error.text();
    if (text.startsWith(STREAMING)) {
      return unsupported("Flink runs INSERT OVERWRITE in batch mode only", error)
          .withHint("Write SET 'execution.runtime-mode' = 'batch' before it, if its inputs end.")
          .at(place(statement, "OVERWRITE"));
    }
    Matcher overwrite = OVERWRITE.matcher(text);
    if (overwrite.matches()) {
      return unsupported(
              "the connector of table \""
                  + name(overwrite.group(1))
                  + "\" can't overwrite on Flink",
              error)
          .withHint("Write INSERT INTO.")
          .at(place(statement, "OVERWRITE"));
    }
    Matcher partitioned = PARTITIONED.matcher(text);
    if (partitioned.matches()) {
      return unsupported(
              "the connector of table \""
                  + name(partitioned.group(1))
                  + "\" has no partitions on Flink",
              error)
          .withHint("Leave PARTITIONED BY out.")
          .at(place(statement, "PARTITION"));
    }
    Matcher column = NO_PARTITION.matcher(text);
    return column.matches()
        ? unsupported(
                "column \""
                    + column.group(1)
                    + "\" of PARTITION is no partition column of table \""
                    + name(column.group(3))
                    + "\"",
                error)
            .at(place(statement, "PARTITION"))
        : null;
  }

  private static WeirException unsupported(String text, WeirException cause) {
    return new WeirException(ErrorCode.UNSUPPORTED, text, cause);
  }

  /** The name without catalog and database. */
  private static String name(String full) {
    return full.substring(full.lastIndexOf('.') + 1);
  }

  /** Where a word stands in the statement, or its beginning. */
  private static Position place(StatementText statement, String word) {
    for (Token token : Lexer.tokens(statement.text())) {
      if (token.is(word)) {
        return statement.inScript(token.position());
      }
    }
    return StatementParser.opening(statement).place();
  }
}
