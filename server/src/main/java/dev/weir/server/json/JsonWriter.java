package dev.weir.server.json;

import dev.weir.text.ByteBuilder;
import org.jspecify.annotations.Nullable;

/** Writes a JSON document into bytes, minding commas. Nothing checks that braces match. */
public final class JsonWriter {
  private final ByteBuilder out = new ByteBuilder(1024);
  private boolean comma;

  public JsonWriter beginObject() {
    return open('{');
  }

  public JsonWriter endObject() {
    return close('}');
  }

  public JsonWriter beginArray() {
    return open('[');
  }

  public JsonWriter endArray() {
    return close(']');
  }

  public JsonWriter name(String name) {
    separate();
    JsonStrings.append(name, out);
    out.add(':');
    comma = false;
    return this;
  }

  public JsonWriter value(@Nullable String text) {
    separate();
    if (text == null) {
      out.add("null");
    } else {
      JsonStrings.append(text, out);
    }
    return this;
  }

  public JsonWriter value(long number) {
    separate();
    out.add(Long.toString(number));
    return this;
  }

  public JsonWriter value(double number) {
    separate();
    out.add(Double.isFinite(number) ? Double.toString(number) : "null");
    return this;
  }

  public JsonWriter value(boolean truth) {
    separate();
    out.add(truth ? "true" : "false");
    return this;
  }

  /** Adds JSON that is finished already. */
  public JsonWriter raw(byte[] json) {
    separate();
    out.add(json, 0, json.length);
    return this;
  }

  public byte[] toBytes() {
    return out.toBytes();
  }

  private JsonWriter open(char bracket) {
    separate();
    out.add(bracket);
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    out.add(bracket);
    comma = true;
    return this;
  }

  private void separate() {
    if (comma) {
      out.add(',');
    }
    comma = true;
  }
}
