package dev.weir.flink.gateway;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Flink has against a statement: the exception at the bottom of a stack trace. */
final class RootCause {
  private static final Pattern CAUSE =
      Pattern.compile(
          "^(?:Caused by: |<Exception on server side:\\s*)?"
              + "([\\w.$]+\\.[\\w$]*(?:Exception|Error|Failure)[\\w$]*)(?:: |$)"
              + "((?:.*(?:\\n(?!\\s*at |Caused by|\\s*\\.\\.\\. |End of exception).*)*)?)",
          Pattern.MULTILINE);

  /** A place at the start of a message, which is left out of it. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:SQL validation failed\\. )?(?:From|At) line \\d+, column \\d+[^:\\n]*: ");

  private static final Pattern PLACE =
      Pattern.compile("line (\\d+), column (\\d+)(?: to line (\\d+), column (\\d+))?");

  private RootCause() {}

  /** The error, with the place in the statement that Flink names last. */
  static WeirException of(String trace) {
    Matcher matcher = CAUSE.matcher(trace);
    String message = trace.lines().findFirst().orElse("");
    Position place = null;
    while (matcher.find()) {
      String type = matcher.group(1);
      message = matcher.group(2).strip();
      Position named = place(message);
      place = named != null ? named : place;
      message = PREFIX.matcher(message).replaceFirst("").strip();
      if (message.isEmpty()) {
        message = type.substring(type.lastIndexOf('.') + 1);
      }
    }
    return new WeirException(ErrorCode.INVALID_STATEMENT, message).at(place);
  }

  private static @Nullable Position place(String message) {
    Matcher place = PLACE.matcher(message.lines().findFirst().orElse(""));
    if (!place.find()) {
      return null;
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    return place.group(3) == null
        ? Position.at(line, column)
        : new Position(
            line, column, Integer.parseInt(place.group(3)), Integer.parseInt(place.group(4)));
  }
}
