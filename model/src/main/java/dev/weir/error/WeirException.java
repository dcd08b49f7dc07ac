package dev.weir.error;

import org.jspecify.annotations.Nullable;

/**
 * An error meant for a person. The message is one line in lower case without a full stop that names
 * the object in double quotes; the hint says what to do, with likely names where there are any.
 */
public final class WeirException extends RuntimeException {
  private final ErrorCode code;
  private final @Nullable Position position;
  private final @Nullable String hint;

  private WeirException(
      ErrorCode code,
      String message,
      @Nullable Position position,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.position = position;
    this.hint = hint;
  }

  public WeirException(ErrorCode code, String message) {
    this(code, message, null, null, null);
  }

  public WeirException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, null, cause);
  }

  /** The same error at a place in the SQL text. */
  public WeirException at(@Nullable Position place) {
    return new WeirException(code, text(), place, hint, getCause());
  }

  /** The same error with advice. */
  public WeirException withHint(@Nullable String advice) {
    return new WeirException(code, text(), position, advice, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }

  public @Nullable Position position() {
    return position;
  }

  public @Nullable String hint() {
    return hint;
  }
}
