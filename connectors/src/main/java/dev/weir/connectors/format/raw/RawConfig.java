package dev.weir.connectors.format.raw;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;

/** The options of the format raw. */
record RawConfig(Charset charset, ByteOrder order) {
  private static final String CHARSET = "raw.charset";
  private static final String ENDIANNESS = "raw.endianness";
  private static final String BIG = "big-endian";
  private static final String LITTLE = "little-endian";

  static final List<Option> OPTIONS =
      List.of(
          new Option(CHARSET, Kind.TEXT, false, "UTF-8", "How characters are written."),
          new Option(
              ENDIANNESS,
              Kind.TEXT,
              false,
              BIG,
              "How the bytes of numbers are ordered: big-endian, little-endian."));

  static RawConfig of(OptionValues options) {
    boolean big = options.oneOf(ENDIANNESS, BIG, LITTLE).equals(BIG);
    return new RawConfig(charset(options), big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static Charset charset(OptionValues options) {
    try {
      return Charset.forName(options.text(CHARSET));
    } catch (IllegalArgumentException e) {
      throw options.wrong(CHARSET, "no character set of that name exists");
    }
  }
}
