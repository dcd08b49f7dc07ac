package dev.weir.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the decoder with Jackson on random lines, well-formed and mutated: both must take and
 * refuse the same lines and find the same values. A failure names the seed.
 */
final class JsonAgainstJacksonTest {
  private static final String SPECIAL = "{}[]\",:\\0123456789-+.eEtfnu \t\r";
  private static final int LINES = 8_000;
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** A text that Jackson's tree has lost: numbers and objects as they are written. */
  private static final String ANY = "any text";

  private static final RowType SCHEMA =
      RowType.of(
          List.of(
              new Field("id", Types.BIGINT),
              new Field("name", Types.STRING),
              new Field("bid.price", Types.BIGINT),
              new Field("bid.a rather long name of a field", Types.STRING)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bothTakeTheSameLinesWithTheSameValues(long seed) {
    Random random = new Random(seed);
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      byte[] line = new RandomJson(random).line().getBytes(StandardCharsets.UTF_8);
      lines.add(random.nextInt(3) == 0 ? mutated(line, random) : line);
    }
    int batchSize = 1 + random.nextInt(300);
    DecodedLines decoded = DecodedLines.of(lines, SCHEMA, batchSize);
    for (int i = 0; i < LINES; i++) {
      String text = new String(lines.get(i), StandardCharsets.UTF_8);
      String expected = expected(lines.get(i));
      String label = "seed " + seed + ", line " + i + ": " + text + " " + decoded.leftOut.get(i);
      if (expected != null && expected.contains(ANY)) {
        assertThat(decoded.rows).as(label).containsKey(i);
      } else {
        assertThat(decoded.rows.get(i)).as(label).isEqualTo(expected);
      }
      assertThat(decoded.leftOut.containsKey(i))
          .as(label)
          .isEqualTo(expected == null && !text.matches("[ \\t\\r]*"));
      if (decoded.leftOut.containsKey(i)) {
        assertThat(decoded.leftOut.get(i)).doesNotContain("it is not well-formed");
      }
    }
  }

  /** The row as text, or null if the line is none. */
  private static @Nullable String expected(byte[] line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode node = JACKSON.readTree(text);
      if (!node.isObject()) {
        return null;
      }
      JsonNode bid = node.path("bid");
      return "("
          + integer(node.path("id"))
          + ", "
          + string(node.path("name"))
          + ", "
          + integer(bid.path("price"))
          + ", "
          + string(bid.path("a rather long name of a field"))
          + ")";
    } catch (JsonProcessingException | CharacterCodingException e) {
      return null;
    }
  }

  private static String integer(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? Long.toString(node.longValue()) : "NULL";
    }
    if (node.isNumber()) {
      double value = node.doubleValue();
      return value >= Long.MIN_VALUE && value <= Long.MAX_VALUE
          ? Long.toString((long) value)
          : "NULL";
    }
    try {
      return node.isTextual() ? Long.toString(Long.parseLong(node.textValue().trim())) : "NULL";
    } catch (NumberFormatException e) {
      return "NULL";
    }
  }

  private static String string(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "NULL";
    }
    if (node.isContainerNode() || node.isNumber()) {
      return ANY;
    }
    String text = node.asText();
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] line, Random random) {
    byte[] bytes = line.clone();
    for (int i = 1 + random.nextInt(2); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int kind = random.nextInt(4);
      if (kind == 0) {
        bytes[at] = (byte) random.nextInt(256);
      } else if (kind == 1) {
        bytes[at] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
      } else if (kind == 2) {
        bytes = Arrays.copyOf(bytes, at);
      } else {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        bytes = shorter;
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
    }
    return bytes;
  }
}
