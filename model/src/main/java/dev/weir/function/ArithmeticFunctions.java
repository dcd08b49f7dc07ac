package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic and mathematics. */
final class ArithmeticFunctions {
  private static final String DOUBLE_OF_ONE = "value NUMERIC -> DOUBLE";

  private ArithmeticFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(operators());
    all.addAll(rounding());
    all.addAll(real());
    all.addAll(trigonometry());
    all.addAll(other());
    return all;
  }

  private static List<Function> operators() {
    return new Entry(Category.ARITHMETIC)
        .partial(
            "+",
            "left NUMERIC, right NUMERIC -> *|left TEMPORAL, right INTERVAL -> =0"
                + "|left INTERVAL, right TEMPORAL -> =1|left INTERVAL, right INTERVAL -> =0",
            "The sum; a time moved on by an interval.",
            "1 + 2 -- 3")
        .partial(
            "-",
            "left NUMERIC, right NUMERIC -> *|value NUMERIC -> =0|value INTERVAL -> =0"
                + "|left TEMPORAL, right INTERVAL -> =0|left INTERVAL, right INTERVAL -> =0"
                + "|left TEMPORAL, right TEMPORAL -> *",
            "The difference; of one number, its negative; a time moved back by an interval.",
            "3 - 2 -- 1")
        .partial(
            "*",
            "left NUMERIC, right NUMERIC -> *|left INTERVAL, right NUMERIC -> =0"
                + "|left NUMERIC, right INTERVAL -> =1",
            "The product.",
            "2 * 3 -- 6")
        .partial(
            "/",
            "left NUMERIC, right NUMERIC -> *|left INTERVAL, right NUMERIC -> =0",
            "The quotient; of integers, without its fraction.",
            "7 / 2 -- 3")
        .partial(
            "%",
            "left NUMERIC, right NUMERIC -> *",
            "The remainder, with the sign of the left number.",
            "7 % 4 -- 3")
        .partial(
            "MOD",
            "left NUMERIC, right NUMERIC -> *",
            "The remainder, with the sign of the left number.",
            "MOD(-7, 4) -- -3")
        .list();
  }

  private static List<Function> rounding() {
    return new Entry(Category.ARITHMETIC)
        .strict(
            "ABS",
            "value NUMERIC -> =0|value INTERVAL -> =0",
            "The number without its sign.",
            "ABS(-2) -- 2")
        .strict("SIGN", "value NUMERIC -> =0", "-1, 0 or 1, as the sign says.", "SIGN(-2) -- -1")
        .strict("CEIL", "value NUMERIC -> *", "The next whole number up.", "CEIL(1.2) -- 2")
        .strict("CEILING", "value NUMERIC -> *", "The same as CEIL.", "CEILING(1.2) -- 2")
        .strict("FLOOR", "value NUMERIC -> *", "The next whole number down.", "FLOOR(1.8) -- 1")
        .partial(
            "ROUND",
            "value NUMERIC, places INTEGER? -> *",
            "The number rounded half up to so many decimal places.",
            "ROUND(2.345, 2) -- 2.35")
        .partial(
            "TRUNCATE",
            "value NUMERIC, places INTEGER? -> *",
            "The number cut off after so many decimal places.",
            "TRUNCATE(42.345, 2) -- 42.34")
        .list();
  }

  private static List<Function> real() {
    return new Entry(Category.ARITHMETIC)
        .strict(
            "POWER",
            "base NUMERIC, exponent NUMERIC -> DOUBLE",
            "The base to the power of the exponent.",
            "POWER(2, 10) -- 1024.0")
        .strict("SQRT", DOUBLE_OF_ONE, "The square root.", "SQRT(9) -- 3.0")
        .strict("EXP", DOUBLE_OF_ONE, "e to that power.", "EXP(0) -- 1.0")
        .strict("LN", DOUBLE_OF_ONE, "The natural logarithm.", "LN(1) -- 0.0")
        .strict("LOG10", DOUBLE_OF_ONE, "The logarithm to base 10.", "LOG10(100) -- 2.0")
        .strict("LOG2", DOUBLE_OF_ONE, "The logarithm to base 2.", "LOG2(8) -- 3.0")
        .strict(
            "LOG",
            "value NUMERIC -> DOUBLE|base NUMERIC, value NUMERIC -> DOUBLE",
            "The natural logarithm, or the one to the base given first.",
            "LOG(2, 8) -- 3.0")
        .strict("PI", "-> DOUBLE", "The number pi.", "PI() -- 3.141592653589793")
        .strict("E", "-> DOUBLE", "The base of the natural logarithm.", "E() -- 2.718281828459045")
        .list();
  }

  private static List<Function> trigonometry() {
    return new Entry(Category.ARITHMETIC)
        .strict("SIN", DOUBLE_OF_ONE, "The sine.", "SIN(0) -- 0.0")
        .strict("COS", DOUBLE_OF_ONE, "The cosine.", "COS(0) -- 1.0")
        .strict("TAN", DOUBLE_OF_ONE, "The tangent.", "TAN(0) -- 0.0")
        .strict("COT", DOUBLE_OF_ONE, "The cotangent.", "COT(1) -- 0.6420926159343306")
        .strict("ASIN", DOUBLE_OF_ONE, "The arc sine.", "ASIN(0) -- 0.0")
        .strict("ACOS", DOUBLE_OF_ONE, "The arc cosine.", "ACOS(1) -- 0.0")
        .strict("ATAN", DOUBLE_OF_ONE, "The arc tangent.", "ATAN(0) -- 0.0")
        .strict(
            "ATAN2",
            "y NUMERIC, x NUMERIC -> DOUBLE",
            "The angle of the point (x, y).",
            "ATAN2(0, 1) -- 0.0")
        .strict("SINH", DOUBLE_OF_ONE, "The hyperbolic sine.", "SINH(0) -- 0.0")
        .strict("COSH", DOUBLE_OF_ONE, "The hyperbolic cosine.", "COSH(0) -- 1.0")
        .strict("TANH", DOUBLE_OF_ONE, "The hyperbolic tangent.", "TANH(0) -- 0.0")
        .strict(
            "DEGREES",
            DOUBLE_OF_ONE,
            "The angle in degrees of one in radians.",
            "DEGREES(0) -- 0.0")
        .strict(
            "RADIANS",
            DOUBLE_OF_ONE,
            "The angle in radians of one in degrees.",
            "RADIANS(0) -- 0.0")
        .list();
  }

  private static List<Function> other() {
    return new Entry(Category.ARITHMETIC)
        .strict("BIN", "value INTEGER -> STRING", "The number in base 2.", "BIN(4) -- 100")
        .strict(
            "HEX",
            "value INTEGER -> STRING|text STRING -> STRING",
            "The number, or the bytes of the text, in base 16.",
            "HEX(20) -- 14")
        .changing(
            "RAND",
            "-> DOUBLE|seed INTEGER -> DOUBLE",
            "A number from 0 to 1, without 1; the same sequence for the same seed.",
            "RAND() < 1 -- TRUE")
        .changing(
            "RAND_INTEGER",
            "bound INTEGER -> INT|seed INTEGER, bound INTEGER -> INT",
            "A whole number from 0 to below the bound.",
            "RAND_INTEGER(10) < 10 -- TRUE")
        .changing("UUID", "-> STRING", "A random UUID.", "CHAR_LENGTH(UUID()) -- 36")
        .list();
  }
}
