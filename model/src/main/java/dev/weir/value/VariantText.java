package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.text.DoubleText;
import dev.weir.text.IntegerText;

/** Variants as JSON. */
public final class VariantText {
  private static final String HEX = "0123456789ABCDEF";

  private VariantText() {}

  /** Adds the JSON of a variant: without blanks, members in the order of their names. */
  public static void print(Slice variant, ByteBuilder out) {
    switch (Variant.kind(variant)) {
      case Variant.NULL -> out.add("null");
      case Variant.FALSE -> out.add("false");
      case Variant.TRUE -> out.add("true");
      case Variant.WHOLE -> IntegerText.print(Variant.wholeValue(variant), out);
      case Variant.FLOATING -> DoubleText.print(Variant.floatingValue(variant), out);
      case Variant.DECIMAL -> out.add(Variant.decimalValue(variant).toPlainString());
      case Variant.TEXT -> {
        Slice text = new Slice();
        Variant.content(variant, text);
        quote(text, out);
      }
      case Variant.ARRAY -> array(Variant.elements(variant), out);
      case Variant.OBJECT -> object(Variant.members(variant), out);
      default -> throw new IllegalArgumentException("kind " + Variant.kind(variant));
    }
  }

  private static void array(ArrayView elements, ByteBuilder out) {
    Slice element = new Slice();
    out.add('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      elements.bytesAt(i, element);
      print(element, out);
    }
    out.add(']');
  }

  private static void object(MapView members, ByteBuilder out) {
    Slice part = new Slice();
    out.add('{');
    for (int i = 0; i < members.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      members.keys().bytesAt(i, part);
      quote(part, out);
      out.add(':');
      members.values().bytesAt(i, part);
      print(part, out);
    }
    out.add('}');
  }

  /** Adds a text as a JSON string. */
  public static void quote(Slice text, ByteBuilder out) {
    out.add('"');
    for (int i = text.offset; i < text.offset + text.length; i++) {
      byte b = text.data[i];
      switch (b) {
        case '"', '\\' -> out.add('\\').add(b);
        case '\b' -> out.add("\\b");
        case '\t' -> out.add("\\t");
        case '\n' -> out.add("\\n");
        case '\f' -> out.add("\\f");
        case '\r' -> out.add("\\r");
        default -> {
          if (b >= 0 && b < ' ') {
            out.add("\\u00").add(HEX.charAt(b >> 4)).add(HEX.charAt(b & 15));
          } else {
            out.add(b);
          }
        }
      }
    }
    out.add('"');
  }
}
