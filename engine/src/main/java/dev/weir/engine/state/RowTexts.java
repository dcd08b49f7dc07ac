package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts of a row on their way into {@link RowPages}, in the form they are kept in. */
final class RowTexts {
  /** By bit of a field: its codec, if it is one of texts. */
  private final @Nullable TextCodec[] codecs;

  /** By bit of a field: how many bytes its code has, or {@link TextCodec#PLAIN}. */
  private final int[] lengths;

  private byte[] codes = new byte[Slice.PADDING];
  private int used;
  private int taken;

  RowTexts(RowForm form) {
    this.codecs = new TextCodec[Byte.SIZE * form.bitBytes()];
    this.lengths = new int[codecs.length];
    form.fields().forEach(this::addCodecs);
  }

  private void addCodecs(RowField field) {
    if (field.kind() == RowField.Kind.BYTES) {
      codecs[field.bit()] = new TextCodec();
    }
    field.inner().forEach(this::addCodecs);
  }

  /** Starts on a row. */
  void begin() {
    used = 0;
    taken = 0;
  }

  /** Chooses the form of the next text; returns how many bytes it has in it. */
  int measure(RowField field, BytesColumn column, int row) {
    TextCodec codec = codec(field);
    int length = column.lengths[row];
    int room = used + codec.room(length);
    if (room > codes.length) {
      codes = Arrays.copyOf(codes, 2 * room);
    }
    int coded = codec.encode(column.data, column.offsets[row], length, codes, used);
    lengths[field.bit()] = coded;
    if (coded == TextCodec.PLAIN) {
      return length;
    }
    used += coded;
    return coded;
  }

  /** Whether the text of the field, which has been measured, is coded. */
  boolean isCoded(RowField field) {
    return lengths[field.bit()] != TextCodec.PLAIN;
  }

  /** Puts the code of the next text that is coded to its place; returns how many bytes it has. */
  int put(RowField field, byte[] page, int at) {
    int length = lengths[field.bit()];
    System.arraycopy(codes, taken, page, at, length);
    taken += length;
    return length;
  }

  TextCodec codec(RowField field) {
    TextCodec codec = codecs[field.bit()];
    if (codec == null) {
      throw new IllegalArgumentException("no texts: " + field);
    }
    return codec;
  }

  /** Bytes of memory taken. */
  long memory() {
    long sum = codes.length;
    for (TextCodec codec : codecs) {
      sum += codec == null ? 0 : codec.memory();
    }
    return sum;
  }
}
