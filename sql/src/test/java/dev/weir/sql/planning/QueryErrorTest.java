package dev.weir.sql.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.error.Position;
import dev.weir.error.WeirException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong query is answered with what is wrong, where, and what may have been meant. */
class QueryErrorTest {
  private final TestCatalog catalog = new TestCatalog();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          SELECT prodct FROM orders | 8-13 | column "prodct" does not exist | Did you mean "product"?
          SELECT o.prodct FROM orders o | 10-15 | column "prodct" does not exist in table "o" | Did you mean "product"?
          SELECT person.nam FROM nexmark | 8-17 | column "person.nam" does not exist in table "nexmark" | Did you mean "name"?
          SELECT o.id FROM (SELECT *, PROCTIME() AS p FROM orders) o JOIN customers FOR SYSTEM_TIME AS OF o.p AS c ON o.product = c.name | 1-126 | table "customers" can't be looked up by: name | Compare the columns that it is kept by in ON, with =.
          SELECT * FROM ordrs | 15-19 | table "ordrs" does not exist | Did you mean "orders"?
          SELECT x.id FROM orders o | 8-8 | table "x" is not in FROM |
          SELECT UPER(product) FROM orders | 8-20 | function "UPER" does not exist | Did you mean "UPPER"?
          SELECT UPPER(product, 2) FROM orders | 8-24 | function "UPPER" cannot be applied to (STRING, INT) |
          SELECT LPAD(product) FROM orders | 8-20 | function "LPAD" cannot be applied to (STRING) | Use LPAD(text STRING, length INTEGER, pad STRING).
          SELECT product + 1 FROM orders | 8-18 | operator "+" cannot be applied to STRING and INT | Bring both sides to one type with CAST.
          SELECT id, COUNT(*) FROM orders GROUP BY product | 8-9 | expression "id" is not in GROUP BY | Group by it, or use an aggregate such as MAX(id).
          SELECT product FROM orders o JOIN rates r ON o.product = r.product | 8-14 | column "product" is in more than one table | Write the table's name before it: table.product.
          SELECT 1 FROM orders JOIN orders ON TRUE | 27-32 | table name "orders" stands twice in FROM | Give one of them another name with AS.
          SELECT * FROM orders WHERE product | 28-34 | WHERE takes a condition, TRUE or FALSE |
          SELECT id FROM orders WHERE COUNT(*) > 1 | 29-36 | aggregate functions cannot stand in WHERE | Use HAVING for conditions on aggregates.
          SELECT NULL | 8-11 | NULL has no type here | Write CAST(NULL AS type), for example CAST(NULL AS STRING).
          SELECT id FROM orders UNION ALL SELECT id, ts FROM orders | 40-45 | the sides of UNION ALL have different numbers of columns |
          SELECT * FROM TABLE(TUMBLE(TABLE rates, DESCRIPTOR(since), INTERVAL '1' MINUTE)) | 52-56 | function "TUMBLE" needs a time attribute, but column "since" is DATE | Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5' SECOND.
          SELECT * FROM TABLE(TUMBLE(TABLE nexmark, DESCRIPTOR(dateTim), INTERVAL '1' MINUTE)) | 54-60 | column "dateTim" does not exist | Did you mean "dateTime"?
          SELECT * FROM TABLE(TUMBLE(TABLE auction, DESCRIPTOR(expires), INTERVAL '1' MINUTE)) | 54-60 | function "TUMBLE" needs a time attribute, but column "expires" is a plain TIMESTAMP(3) | Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5' SECOND.
          SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), 5)) | 58-58 | function "TUMBLE" takes an interval of days to seconds here | Write it as INTERVAL '10' MINUTE.
          SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts))) | 21-56 | function "TUMBLE" misses its argument "SIZE" |
          SELECT * FROM TABLE(TUMBLE(TABLE orders PARTITION BY id, DESCRIPTOR(ts), INTERVAL '1' HOUR)) | 27-55 | function "TUMBLE" takes no PARTITION BY | Group by the columns instead.
          SELECT * FROM TABLE(HOP(TABLE orders, DESCRIPTOR(ts), INTERVAL '3' SECOND, INTERVAL '10' SECOND)) | 1-97 | function "HOP" takes a size that is a multiple of its step, not 10000 ms by 3000 ms |
          SELECT TUMBLE(ts, INTERVAL '1' MINUTE) FROM orders | 8-38 | a window other than in FROM or as a key of GROUP BY is not supported yet | Write FROM TABLE(TUMBLE(TABLE name, DESCRIPTOR(time), INTERVAL '1' MINUTE)) and GROUP BY window_start, window_end.
          SELECT id FROM orders ORDER BY id | 32-33 | ORDER BY "id", which is no time column, over rows that never end is not supported | Order by the column that the table's WATERMARK is for, add LIMIT, or read a source that ends.
          """)
  void names_the_place_and_what_may_have_been_meant(
      String sql, String columns, String message, String hint) {
    WeirException error = catchThrowableOfType(WeirException.class, () -> catalog.plan(sql));

    assertThat(error).hasMessage(message);
    assertThat(error.hint()).isEqualTo(hint);
    Position place = error.position();
    assertThat(place.column() + "-" + place.endColumn()).isEqualTo(columns);
  }
}
