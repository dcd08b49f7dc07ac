package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import dev.weir.value.ValueText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Other writings of texts, bytes and numbers, and hashes. */
public final class Encodings {
  private Encodings() {}

  public static void bin(long value, BytesResult out) {
    out.set(Long.toBinaryString(value));
  }

  public static void hex(long value, BytesResult out) {
    out.set(Long.toHexString(value).toUpperCase(Locale.ROOT));
  }

  public static void hex(Slice text, BytesResult out) {
    out.set(HexFormat.of().withUpperCase().formatHex(text.toBytes()));
  }

  public static boolean unhex(Slice digits, BytesResult out) {
    String text = digits.toString();
    try {
      byte[] bytes = HexFormat.of().parseHex(text.length() % 2 == 0 ? text : "0" + text);
      if (text.length() % 2 == 1) {
        // Flink drops the value of a first digit that stands alone
        bytes[0] = 0;
      }
      return bytes(bytes, out);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public static void toBase64(Slice text, BytesResult out) {
    bytes(Base64.getEncoder().encode(text.toBytes()), out);
  }

  public static void fromBase64(Slice text, BytesResult out) {
    try {
      bytes(Base64.getDecoder().decode(text.toBytes()), out);
    } catch (IllegalArgumentException e) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "\"" + text + "\" is not base 64", e);
    }
  }

  public static void encode(Slice text, Slice charset, BytesResult out) {
    bytes(text.toString().getBytes(charset(charset)), out);
  }

  public static void decode(Slice bytes, Slice charset, BytesResult out) {
    out.set(new String(bytes.toBytes(), charset(charset)));
  }

  public static boolean urlEncode(Slice text, BytesResult out) {
    out.set(URLEncoder.encode(text.toString(), StandardCharsets.UTF_8));
    return true;
  }

  public static boolean urlDecode(Slice text, BytesResult out) {
    try {
      out.set(URLDecoder.decode(text.toString(), StandardCharsets.UTF_8));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The hash of that algorithm in base 16. */
  public static void hash(Slice bytes, Digest digest, BytesResult out) {
    digest.hash(bytes, out);
  }

  public static void sha2(Slice bytes, long bits, BytesResult out) {
    if (bits != 224 && bits != 256 && bits != 384 && bits != 512) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "SHA2 has no hash of " + bits + " bits: use 224, 256, 384 or 512");
    }
    new Digest("SHA-" + bits).hash(bytes, out);
  }

  /** A hash algorithm; not thread-safe. */
  public static final class Digest {
    private final MessageDigest digest;

    public Digest(String algorithm) {
      try {
        this.digest = MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT, "hash algorithm \"" + algorithm + "\" does not exist", e);
      }
    }

    void hash(Slice bytes, BytesResult out) {
      digest.update(bytes.data, bytes.offset, bytes.length);
      byte[] hash = digest.digest();
      ValueText.printHex(hash, 0, hash.length, out.start());
      out.finish();
    }
  }

  private static boolean bytes(byte[] bytes, BytesResult out) {
    ByteBuilder buffer = out.start();
    buffer.add(bytes, 0, bytes.length);
    out.finish();
    return true;
  }

  private static Charset charset(Slice name) {
    try {
      return Charset.forName(name.toString());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "character set \"" + name + "\" does not exist", e);
    }
  }
}
