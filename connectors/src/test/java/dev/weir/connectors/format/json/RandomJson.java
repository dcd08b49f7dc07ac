package dev.weir.connectors.format.json;

import java.util.Random;

/** Writes random objects, mostly with the names that a query asks for, in any spacing. */
final class RandomJson {
  private static final String[] NAMES = {"id", "name", "bid", "other", "n\\u0061me", "", "é"};
  private static final String[] INNER = {
    "price", "a rather long name of a field", "a rather long name of a fielt", "x"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "7",
    "12345678",
    "123456789",
    "1234567890123456",
    "9223372036854775807",
    "-9223372036854775808",
    "1e3",
    "2.5E-1",
    "-1.25e+2",
    "0.1",
    "100000000"
  };
  private static final String[] PIECES = {
    "a",
    "bc",
    "word ",
    "longer text of a string",
    "é",
    "日本",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\b\\f\\r\\t",
    "{",
    "}",
    ",",
    ":",
    "\u007f",
    "\u0080"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final boolean spaced;

  RandomJson(Random random) {
    this.random = random;
    this.spaced = random.nextInt(4) == 0;
  }

  String line() {
    blanks();
    object(NAMES, 0);
    blanks();
    return out.toString();
  }

  private void object(String[] names, int depth) {
    out.append('{');
    blanks();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(',');
        blanks();
      }
      // the usual order most of the time, as in files
      String name = names[random.nextInt(3) == 0 ? random.nextInt(names.length) : i % names.length];
      out.append('"').append(name).append('"');
      blanks();
      out.append(':');
      blanks();
      if (name.equals("bid") && random.nextInt(3) > 0) {
        object(INNER, depth + 1);
      } else {
        value(depth + 1);
      }
      blanks();
    }
    out.append('}');
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> out.append("null");
      case 1 -> out.append(random.nextBoolean());
      case 2 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3, 4 -> string();
      case 5 -> object(NAMES, depth);
      default -> array(depth);
    }
  }

  private void array(int depth) {
    out.append('[');
    blanks();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(',');
        blanks();
      }
      value(depth + 1);
      blanks();
    }
    out.append(']');
  }

  private void string() {
    out.append('"');
    if (random.nextInt(4) == 0) {
      out.append(random.nextInt(1000));
    } else {
      for (int i = random.nextInt(6); i > 0; i--) {
        out.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    out.append('"');
  }

  private void blanks() {
    if (spaced) {
      out.append(" \t\r ".substring(0, random.nextInt(4)));
    }
  }
}
