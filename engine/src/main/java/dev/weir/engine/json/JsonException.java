package dev.weir.engine.json;

/** A text that is no JSON, a path that is none, or one that leads nowhere in strict mode. */
final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  JsonException(String message) {
    super(message, null, false, false);
  }
}
