package dev.weir.connectors.datagen;

import dev.weir.connectors.OptionValues;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Reads the options of one column and says how its values come about. */
record FieldOptions(OptionValues options, String column) {
  private static final int USUAL_LENGTH = 100;
  private static final int MOST_LENGTH = 1 << 20;

  private String key(String name) {
    return "fields." + column + "." + name;
  }

  ValueMaker maker(SqlType type, long seed) {
    boolean sequence = options.oneOf(key("kind"), "random", "sequence").equals("sequence");
    ValueMaker values = sequence ? sequence(type) : random(type, seed);
    double nullRate = options.number(key("null-rate"));
    if (nullRate < 0 || nullRate > 1) {
      throw options.wrong(key("null-rate"), "a number from 0 to 1 is allowed");
    }
    return nullRate == 0 ? values : new ValueMaker.Sometimes(values, nullRate, seed);
  }

  private ValueMaker sequence(SqlType type) {
    boolean possible =
        switch (type) {
          case IntegerType _, FloatingType _, DecimalType _, CharacterType _ -> true;
          case BooleanType _, BinaryType _, DateType _, TimeType _, TimestampType _ -> false;
          case IntervalType _, RowType _, NullType _ -> false;
          case ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ -> false;
        };
    if (!possible) {
      throw options.wrong(key("kind"), "a column of type " + type + " can only be random");
    }
    for (String bound : List.of("start", "end")) {
      if (!options.isSet(key(bound))) {
        throw options.missing(key(bound)).withHint("A sequence needs a start and an end.");
      }
    }
    long unit =
        type instanceof DecimalType decimal
            ? BigDecimal.TEN.pow(Math.min(decimal.scale(), 18)).longValueExact()
            : 1;
    return new ValueMaker.Sequence(
        options.integer(key("start")), options.integer(key("end")), unit);
  }

  private ValueMaker random(SqlType type, long seed) {
    return switch (type) {
      case BooleanType _ -> new ValueMaker.Whole(seed, 0, 1);
      case IntegerType integer -> whole(seed, integer.width().min(), integer.width().max());
      case IntervalType interval ->
          whole(seed, 0, interval.months() ? Integer.MAX_VALUE : Long.MAX_VALUE);
      case FloatingType floating -> {
        double most = floating.doublePrecision() ? Double.MAX_VALUE : Float.MAX_VALUE;
        yield new ValueMaker.Floating(
            seed, bound("min", 0), bound("max", most), !floating.doublePrecision());
      }
      case DecimalType decimal -> {
        double most = Math.nextDown(Math.pow(10, decimal.precision() - decimal.scale()));
        double smallest = Math.max(bound("min", 0), -most);
        double largest = Math.min(bound("max", most), most);
        yield new ValueMaker.Decimal(seed, smallest, largest, decimal.scale());
      }
      case CharacterType character -> bytes(seed, character.length(), character.fixed(), true);
      case BinaryType binary -> bytes(seed, binary.length(), binary.fixed(), false);
      case DateType _ -> new ValueMaker.Today(false);
      case TimeType _ -> new ValueMaker.Today(true);
      case TimestampType timestamp ->
          new ValueMaker.Moment(
              seed, options.duration(key("max-past")).toMillis(), timestamp.unitsPerSecond());
      case RowType row -> rows(row, seed);
      case NullType _ -> new ValueMaker.Nothing();
      case ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "random values of type " + type.name() + " are not supported");
    };
  }

  private ValueMaker whole(long seed, long least, long most) {
    long min = integer("min", least, RoundingMode.CEILING);
    long max = integer("max", most, RoundingMode.FLOOR);
    if (min < least || max > most || min > max) {
      String key = options.isSet(key("max")) ? key("max") : key("min");
      throw options.wrong(key, "numbers from " + least + " to " + most + " are allowed, in order");
    }
    return new ValueMaker.Whole(seed, min, max);
  }

  private long integer(String name, long otherwise, RoundingMode rounding) {
    String text = options.textOrNull(key(name));
    if (text == null) {
      return otherwise;
    }
    BigDecimal value = new BigDecimal(text.strip()).setScale(0, rounding);
    if (value.toBigInteger().bitLength() > 63) {
      throw options.wrong(key(name), "a number of 64 bits is allowed");
    }
    return value.longValue();
  }

  private double bound(String name, double otherwise) {
    return options.isSet(key(name)) ? options.number(key(name)) : otherwise;
  }

  private ValueMaker bytes(long seed, int declared, boolean fixed, boolean text) {
    long length = declared == CharacterType.UNBOUNDED ? USUAL_LENGTH : declared;
    if (options.isSet(key("length"))) {
      length = options.integer(key("length"), 1);
      if (fixed && length != declared || length > declared || length > MOST_LENGTH) {
        throw options.wrong(key("length"), "it must fit the column's type");
      }
    }
    return new ValueMaker.Bytes(
        seed, (int) Math.min(length, MOST_LENGTH), options.flag(key("var-len")) && !fixed, text);
  }

  private ValueMaker rows(RowType row, long seed) {
    List<ValueMaker> fields = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      fields.add(random(row.type(i), Mixer.mix(seed + i)));
    }
    return new ValueMaker.Rows(List.copyOf(fields));
  }
}
