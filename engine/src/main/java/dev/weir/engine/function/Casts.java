package dev.weir.engine.function;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.text.BooleanText;
import dev.weir.text.ByteBuilder;
import dev.weir.text.DateText;
import dev.weir.text.DecimalText;
import dev.weir.text.DoubleResult;
import dev.weir.text.DoubleText;
import dev.weir.text.IntegerText;
import dev.weir.text.LongResult;
import dev.weir.text.TimeText;
import dev.weir.text.TimestampText;
import dev.weir.type.BinaryType;
import dev.weir.type.CharacterType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;

/** Conversions from and to text, and of bytes to a length. */
public final class Casts {
  private Casts() {}

  public static boolean toInteger(Slice text, CastRule rule, LongResult out) {
    int from = Blanks.start(text);
    IntegerType.Width width = ((IntegerType) rule.to()).width();
    return (IntegerText.parseTruncating(text.data, from, Blanks.end(text) - from, out)
            && out.value >= width.min()
            && out.value <= width.max())
        || rule.fail(text);
  }

  public static boolean toDouble(Slice text, CastRule rule, DoubleResult out) {
    int from = Blanks.start(text);
    int length = Blanks.end(text) - from;
    boolean ok =
        ((FloatingType) rule.to()).doublePrecision()
            ? DoubleText.parse(text.data, from, length, out)
            : DoubleText.parseFloat(text.data, from, length, out);
    return ok || rule.fail(text);
  }

  public static boolean toBoolean(Slice text, CastRule rule, LongResult out) {
    int from = Blanks.start(text);
    return BooleanText.parse(text.data, from, Blanks.end(text) - from, out) || rule.fail(text);
  }

  public static boolean toDecimal(Slice text, CastRule rule, Int128 out) {
    int from = Blanks.start(text);
    DecimalText.Outcome outcome =
        DecimalText.parse(text.data, from, Blanks.end(text) - from, (DecimalType) rule.to(), out);
    return accept(outcome, text, rule);
  }

  public static boolean toNarrowDecimal(Slice text, CastRule rule, LongResult out) {
    int from = Blanks.start(text);
    DecimalText.Outcome outcome =
        DecimalText.parse(text.data, from, Blanks.end(text) - from, (DecimalType) rule.to(), out);
    return accept(outcome, text, rule);
  }

  private static boolean accept(DecimalText.Outcome outcome, Slice text, CastRule rule) {
    return switch (outcome) {
      case OK -> true;
      case OVERFLOW -> false;
      case MALFORMED -> rule.fail(text);
    };
  }

  public static boolean toDate(Slice text, CastRule rule, LongResult out) {
    return DateText.parseLoose(text.data, text.offset, text.length, out) || rule.fail(text);
  }

  public static boolean toTime(Slice text, CastRule rule, LongResult out) {
    boolean ok = TimeText.parseLoose(text.data, text.offset, text.length, out);
    out.value -= out.value % DecimalText.power(3 - Math.min(3, ((TimeType) rule.to()).precision()));
    return ok || rule.fail(text);
  }

  public static boolean toTimestamp(Slice text, CastRule rule, LongResult out) {
    int precision = ((TimestampType) rule.to()).precision();
    return TimestampText.parseLoose(text.data, text.offset, text.length, precision, out)
        || rule.fail(text);
  }

  public static boolean toInstant(Slice text, CastRule rule, EvalContext context, LongResult out) {
    boolean ok = toTimestamp(text, rule, out);
    if (ok) {
      out.value = context.zone.toInstant(out.value, ((TimestampType) rule.to()).unitsPerSecond());
    }
    return ok;
  }

  /** The text of any value kept in a long. */
  public static void longText(long value, CastRule rule, EvalContext context, BytesResult out) {
    context.text.printLong(value, rule.from(), out.start());
    out.finish();
  }

  public static void doubleText(double value, CastRule rule, BytesResult out) {
    ByteBuilder buffer = out.start();
    if (((FloatingType) rule.from()).doublePrecision()) {
      DoubleText.print(value, buffer);
    } else {
      DoubleText.printFloat(value, buffer);
    }
    out.finish();
  }

  public static void decimalText(Int128 value, CastRule rule, BytesResult out) {
    DecimalText.print(value.high, value.low, ((DecimalType) rule.from()).scale(), out.start());
    out.finish();
  }

  /** Cuts the text to the length of the target, and fills it up if that is a CHAR. */
  public static void fitText(Slice text, CastRule rule, BytesResult out) {
    CharacterType type = (CharacterType) rule.to();
    int characters = Characters.count(text);
    if (characters > type.length()) {
      int end = Characters.offset(text, type.length());
      out.view(text.data, text.offset, end - text.offset);
    } else if (type.fixed() && characters < type.length()) {
      ByteBuilder buffer = out.start().add(text);
      for (int i = characters; i < type.length(); i++) {
        buffer.add(' ');
      }
      out.finish();
    } else {
      out.view(text);
    }
  }

  /** The same for bytes, filled up with zeros. */
  public static void fitBytes(Slice bytes, CastRule rule, BytesResult out) {
    BinaryType type = (BinaryType) rule.to();
    if (bytes.length > type.length()) {
      out.view(bytes.data, bytes.offset, type.length());
    } else if (type.fixed() && bytes.length < type.length()) {
      ByteBuilder buffer = out.start().add(bytes);
      for (int i = bytes.length; i < type.length(); i++) {
        buffer.add(0);
      }
      out.finish();
    } else {
      out.view(bytes);
    }
  }
}
