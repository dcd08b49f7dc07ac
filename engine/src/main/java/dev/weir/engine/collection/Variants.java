package dev.weir.engine.collection;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.value.ArrayView;
import dev.weir.value.MapView;
import dev.weir.value.Variant;
import dev.weir.value.VariantText;

/** Functions on variants. */
final class Variants {
  private Variants() {}

  /** The variant of a JSON document; of what is none, NULL if lenient. */
  static FrameFunction parse(boolean lenient) {
    return frame -> {
      boolean repeated = frame.size() > 1 && frame.longAt(1) != 0;
      try {
        byte[] value = VariantParser.parse(frame.slice(0).toString(), repeated);
        frame.bytes.start().add(value, 0, value.length);
        frame.bytes.finish();
        return true;
      } catch (VariantParser.Malformed e) {
        if (lenient) {
          return false;
        }
        throw new WeirException(
                ErrorCode.INVALID_ARGUMENT, "the text is not a JSON document: " + e.getMessage())
            .withHint("TRY_PARSE_JSON gives NULL instead.");
      }
    };
  }

  /** The JSON of a variant. */
  static FrameFunction json() {
    return frame -> {
      VariantText.print(frame.slice(0), frame.bytes.start());
      frame.bytes.finish();
      return true;
    };
  }

  /** {@code variant[index]}, from 1; NULL beyond its ends. */
  static FrameFunction element() {
    return frame -> {
      Slice variant = frame.slice(0);
      check(variant, Variant.ARRAY, "an index", "array");
      ArrayView elements = Variant.elements(variant);
      long index = frame.longAt(1);
      if (index < 1 || index > elements.size()) {
        return false;
      }
      elements.bytesAt((int) index - 1, frame.bytes.slice);
      return true;
    };
  }

  private static void check(Slice variant, int kind, String access, String wanted) {
    if (Variant.kind(variant) != kind) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, access + " finds nothing in a variant that is no " + wanted);
    }
  }

  /** {@code variant['name']}; NULL if there is no such member. */
  static FrameFunction member() {
    Slice name = new Slice();
    return frame -> {
      Slice variant = frame.slice(0);
      check(variant, Variant.OBJECT, "a key", "object");
      MapView members = Variant.members(variant);
      for (int i = 0; i < members.size(); i++) {
        members.keys().bytesAt(i, name);
        if (Slice.same(name, frame.slice(1))) {
          members.values().bytesAt(i, frame.bytes.slice);
          return true;
        }
      }
      return false;
    };
  }
}
