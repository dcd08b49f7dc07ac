package dev.weir.flink.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"INTEGER\",\"nullable\":false} | INT NOT NULL",
        "{\"type\":\"VARCHAR\",\"nullable\":true,\"length\":2147483647} | STRING",
        "{\"type\":\"CHAR\",\"nullable\":false,\"length\":3} | CHAR(3) NOT NULL",
        "{\"type\":\"VARBINARY\",\"length\":2147483647} | BYTES",
        "{\"type\":\"DECIMAL\",\"nullable\":true,\"precision\":10,\"scale\":2} | DECIMAL(10, 2)",
        "{\"type\":\"TIMESTAMP_WITH_LOCAL_TIME_ZONE\",\"precision\":3} | TIMESTAMP_LTZ(3)",
        "{\"type\":\"ARRAY\",\"elementType\":{\"type\":\"BIGINT\",\"nullable\":false}} |"
            + " ARRAY<BIGINT NOT NULL>",
        "{\"type\":\"MAP\",\"keyType\":{\"type\":\"INTEGER\",\"nullable\":false},\"valueType\":{\"type\":\"DOUBLE\"}}"
            + " | MAP<INT NOT NULL, DOUBLE>",
        "{\"type\":\"ROW\",\"fields\":[{\"name\":\"a\",\"fieldType\":{\"type\":\"DATE\"}}]} |"
            + " ROW<`a` DATE>",
        "{\"type\":\"INTERVAL_YEAR_MONTH\",\"resolution\":\"MONTH\"} | INTERVAL MONTH"
      })
  void typesAreSpelledAsInSql(String json, String spelled) throws JsonProcessingException {
    assertThat(ColumnTypes.spell(new ObjectMapper().readTree(json))).isEqualTo(spelled);
  }
}
