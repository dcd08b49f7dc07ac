package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;

/**
 * Where a body puts bytes: in its own buffer, or as a view of an argument. One for each call site.
 */
public final class BytesResult {
  /** The result. */
  public final Slice slice = new Slice();

  private final ByteBuilder buffer = new ByteBuilder();

  /** The empty buffer, to be filled before {@link #finish}. */
  public ByteBuilder start() {
    return buffer.clear();
  }

  /** Adds to the buffer. */
  public void add(Slice part) {
    buffer.add(part);
  }

  /** Makes the buffer the result. */
  public void finish() {
    buffer.get(slice);
  }

  /** Makes a run of an argument's bytes the result. */
  public void view(byte[] data, int offset, int length) {
    slice.set(data, offset, length);
  }

  public void view(Slice value) {
    slice.set(value);
  }

  /** Makes the text, as UTF-8, the result. */
  public void set(String text) {
    start().add(text);
    finish();
  }
}
