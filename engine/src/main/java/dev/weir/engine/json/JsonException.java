package dev.weir.engine.json;

/** A text that is no JSON, a path that is none, or one that leads nowhere in strict mode. */
final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  JsonException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What is wrong; never null. */
  String reason() {
    return reason;
  }
}
