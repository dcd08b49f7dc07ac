package dev.weir.flink.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message at the bottom of a stack trace: what Flink has against a statement. */
final class RootCause {
  private static final Pattern CAUSE =
      Pattern.compile(
          "^(?:Caused by: |<Exception on server side:\\s*)?"
              + "([\\w.$]+\\.[\\w$]*(?:Exception|Error|Failure)[\\w$]*)(?:: |$)"
              + "((?:.*(?:\\n(?!\\s*at |Caused by|\\s*\\.\\.\\. |End of exception).*)*)?)",
          Pattern.MULTILINE);

  /** Flink says where an exception was suppressed, or wraps the cause once more. */
  private static final Pattern PLACE =
      Pattern.compile("^(?:SQL validation failed\\. )?From line (\\d+), column \\d+ to [^:]*: ");

  private RootCause() {}

  static String of(String trace) {
    Matcher matcher = CAUSE.matcher(trace);
    String message = "";
    String type = "";
    while (matcher.find()) {
      type = matcher.group(1);
      message = matcher.group(2).strip();
    }
    if (type.isEmpty()) {
      return trace.lines().findFirst().orElse(trace);
    }
    String name = type.substring(type.lastIndexOf('.') + 1);
    return message.isEmpty() ? name : PLACE.matcher(message).replaceFirst("").strip();
  }
}
