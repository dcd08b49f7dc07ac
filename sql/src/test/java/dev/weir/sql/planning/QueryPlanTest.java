package dev.weir.sql.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.explain.PlanText;
import org.junit.jupiter.api.Test;

/** Each kind of query becomes the plan that is written out here. */
class QueryPlanTest {
  private final TestCatalog catalog = new TestCatalog();

  private void becomes(String sql, String plan) {
    assertThat(PlanText.of(catalog.plan(sql).plan())).isEqualTo(plan);
  }

  @Test
  void a_projection_reads_only_its_columns() {
    becomes(
        """
        SELECT product, rate * 2 AS twice FROM rates WHERE small > 1
        """,
        """
        Project product, (rate * 2.0) AS twice [insert-only]
          Filter (small > 1) [insert-only]
            Scan rates [product, rate, small] [bounded]
        """);
  }

  @Test
  void a_table_that_answers_keys_is_asked_and_not_read() {
    becomes(
        """
        SELECT o.id, c.city
        FROM (SELECT *, PROCTIME() AS p FROM orders) AS o
        LEFT JOIN customers FOR SYSTEM_TIME AS OF o.p AS c ON o.amount = 3 AND c.city <> 'x' AND c.id = o.id
        """,
        """
        Project id, city [insert-only]
          LookupLeftJoin on id = id AND ((amount = 3) AND (city <> 'x')) of customers [asks, keeps 100 keys at most] [insert-only]
            Scan orders [id, amount] [unbounded]
        """);
  }

  @Test
  void a_nested_field_is_read_by_itself() {
    becomes(
        """
        SELECT auction, price FROM bid WHERE MOD(auction, 123) = 0
        """,
        """
        Project bid.auction AS auction, bid.price AS price [insert-only]
          Filter ((event_type = 2) AND (MOD(bid.auction, 123) = 0)) [insert-only]
            Scan nexmark [event_type, bid.auction, bid.price] [unbounded]
        """);
  }

  @Test
  void a_watermark_stays_where_its_column_is_read() {
    becomes(
        """
        SELECT auction, `dateTime` FROM bid
        """,
        """
        Project bid.auction AS auction, dateTime [insert-only]
          Filter (event_type = 2) [insert-only]
            Watermark dateTime AS (dateTime - INTERVAL 4s) [insert-only]
              Project event_type, bid.auction, CASE WHEN (event_type = 0) THEN person.dateTime WHEN (event_type = 1) THEN auction.dateTime ELSE bid.dateTime END AS dateTime [insert-only]
                Scan nexmark [event_type, person.dateTime, auction.dateTime, bid.auction, bid.dateTime] [unbounded]
        """);
  }

  @Test
  void grouping_gives_a_changelog() {
    becomes(
        """
        SELECT product, COUNT(*) AS n, SUM(amount) AS total
        FROM orders GROUP BY product HAVING COUNT(DISTINCT id) FILTER (WHERE amount > 1) > 2
        """,
        """
        Project product, n, total [changelog]
          Filter ($f3 > 2) [changelog]
            Aggregate by product: COUNT(*), SUM(amount), COUNT(DISTINCT id) FILTER $f3 [changelog]
              Project product, amount, id, ((amount > 1) IS TRUE) AS $f3 [insert-only]
                Scan orders [id, product, amount] [unbounded]
        """);
  }

  @Test
  void distinct_groups_by_all_columns() {
    becomes(
        """
        SELECT DISTINCT product FROM orders
        """,
        """
        Aggregate by product [changelog]
          Scan orders [product] [unbounded]
        """);
  }

  @Test
  void a_tumbling_window_is_aggregated_once() {
    becomes(
        """
        SELECT window_start, window_end, product, COUNT(*) AS n
        FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
        GROUP BY window_start, window_end, product
        """,
        """
        Project window_start, window_end, key0 AS product, agg1 AS n [insert-only]
          WindowAggregate TUMBLE(ts, 10s) by product: COUNT(*) properties=[window_start, window_end] [insert-only]
            Project ts, product [insert-only]
              Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                Scan orders [product, ts] [unbounded]
        """);
  }

  @Test
  void conditions_move_around_a_window() {
    becomes(
        """
        SELECT window_start, product, n FROM (
          SELECT window_start, window_end, product, COUNT(*) AS n
          FROM TABLE(HOP(TABLE orders, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '10' SECOND))
          WHERE product <> 'b' AND window_start > TIMESTAMP '2020-01-01 00:00:00'
          GROUP BY window_start, window_end, product)
        WHERE n > 4
        """,
        """
        Filter (n > 4) [insert-only]
          Project window_start, key0 AS product, agg1 AS n [insert-only]
            Filter (window_start > TIMESTAMP '2020-01-01 00:00:00') [insert-only]
              WindowAggregate HOP(ts, 2s, 10s) by product: COUNT(*) properties=[window_start] [insert-only]
                Project ts, product [insert-only]
                  Filter (product <> 'b') [insert-only]
                    Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                      Scan orders [product, ts] [unbounded]
        """);
  }

  @Test
  void a_session_keeps_its_rows_and_its_partition() {
    becomes(
        """
        SELECT window_start, window_end, product, SUM(price) AS total
        FROM TABLE(SESSION(TABLE orders PARTITION BY product, DESCRIPTOR(ts), INTERVAL '10' MINUTE))
        GROUP BY window_start, window_end, product
        """,
        """
        Project window_start, window_end, key0 AS product, agg1 AS total [insert-only]
          WindowAggregate SESSION(ts, 10m) by product: SUM(price) properties=[window_start, window_end] [insert-only]
            Project ts, product, price [insert-only]
              Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                Scan orders [product, price, ts] [unbounded]
        """);
  }

  @Test
  void a_session_grouped_by_other_columns_is_marked_on_the_rows() {
    becomes(
        """
        SELECT window_start, window_end, id, SUM(price) AS total
        FROM TABLE(SESSION(TABLE orders PARTITION BY product, DESCRIPTOR(ts), INTERVAL '10' MINUTE))
        GROUP BY window_start, window_end, id
        """,
        """
        Project key0 AS window_start, window_end, key1 AS id, agg2 AS total [insert-only]
          WindowAggregate windows ending at window_end by window_start, id: SUM(price) properties=[window_end] [insert-only]
            Project window_start, window_end, id, price [insert-only]
              AssignWindow SESSION(ts, 10m) partition=[product] [insert-only]
                Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                  Scan orders [id, product, price, ts] [unbounded]
        """);
  }

  @Test
  void arguments_of_a_window_go_by_name() {
    becomes(
        """
        SELECT window_end, COUNT(*) AS n
        FROM TABLE(CUMULATE(
          DATA => TABLE orders, TIMECOL => DESCRIPTOR(ts), STEP => INTERVAL '1' HOUR, SIZE => INTERVAL '1' DAY))
        GROUP BY window_start, window_end
        """,
        """
        Project window_end, agg0 AS n [insert-only]
          WindowAggregate CUMULATE(ts, 1h, 24h): COUNT(*) properties=[window_end] [insert-only]
            Watermark ts AS (ts - INTERVAL 5s) [insert-only]
              Scan orders [ts] [unbounded]
        """);
  }

  @Test
  void a_window_grouped_by_one_bound_is_marked_on_the_rows() {
    becomes(
        """
        SELECT window_start, COUNT(*) AS n
        FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND)) GROUP BY window_start
        """,
        """
        Aggregate by window_start: COUNT(*) [changelog]
          Project window_start [insert-only]
            AssignWindow TUMBLE(ts, 10s) [insert-only]
              Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                Scan orders [ts] [unbounded]
        """);
  }

  @Test
  void windows_cascade_by_window_time() {
    becomes(
        """
        SELECT window_start, window_end, SUM(n) AS n
        FROM TABLE(TUMBLE((
          SELECT window_time, COUNT(*) AS n
          FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
          GROUP BY window_start, window_end, window_time), DESCRIPTOR(window_time), INTERVAL '1' MINUTE))
        GROUP BY window_start, window_end
        """,
        """
        Project window_start, window_end, agg0 AS n [insert-only]
          WindowAggregate TUMBLE(window_time, 1m): SUM(n) properties=[window_start, window_end] [insert-only]
            Project window_time, agg0 AS n [insert-only]
              WindowAggregate TUMBLE(ts, 10s): COUNT(*) properties=[window_time] [insert-only]
                Watermark ts AS (ts - INTERVAL 5s) [insert-only]
                  Scan orders [ts] [unbounded]
        """);
  }

  @Test
  void row_number_with_a_bound_is_top_n() {
    becomes(
        """
        SELECT product, price FROM (
          SELECT *, ROW_NUMBER() OVER (PARTITION BY product ORDER BY price DESC) AS rn FROM orders)
        WHERE rn <= 3
        """,
        """
        TopN 1..3 partition=[product] by price DESC [changelog]
          Scan orders [product, price] [unbounded]
        """);
  }

  @Test
  void the_rank_is_kept_when_asked_for() {
    becomes(
        """
        SELECT product, rn FROM (
          SELECT *, ROW_NUMBER() OVER (PARTITION BY product ORDER BY price * amount) AS rn FROM orders)
        WHERE rn BETWEEN 2 AND 3 AND price > 2
        """,
        """
        Project product, rank AS rn [changelog]
          Filter (price > 2.00) [changelog]
            TopN 2..3 partition=[product] by order5 with rank [changelog]
              Project product, price, (price * CAST(amount AS DECIMAL(10, 0))) AS order5 [insert-only]
                Scan orders [product, price, amount] [unbounded]
        """);
  }

  @Test
  void a_condition_moves_below_a_join() {
    becomes(
        """
        SELECT o.id, r.rate FROM orders o JOIN rates AS r ON o.product = r.product AND o.amount > r.small
        WHERE r.rate > 2 AND o.amount > 7
        """,
        """
        Project id, rate [insert-only]
          InnerJoin on product = product AND (amount > CAST(small AS INT)) [insert-only]
            Filter (amount > 7) [insert-only]
              Scan orders [id, product, amount] [unbounded]
            Filter (rate > 2.0) [insert-only]
              Scan rates [product, rate, small] [bounded]
        """);
  }

  @Test
  void a_left_join_keeps_conditions_of_the_right_there() {
    becomes(
        """
        SELECT o.id, r.rate FROM orders o LEFT JOIN rates AS r ON o.product = r.product AND r.rate = 2
        """,
        """
        Project id, rate [changelog]
          LeftJoin on product = product [changelog]
            Scan orders [id, product] [unbounded]
            Filter (rate = CAST(2 AS DOUBLE)) [insert-only]
              Scan rates [product, rate] [bounded]
        """);
  }

  @Test
  void a_right_join_is_a_left_join_turned_round() {
    becomes(
        """
        SELECT o.id, r.rate FROM rates r RIGHT JOIN orders o ON o.product = UPPER(r.product)
        """,
        """
        Project id, rate [changelog]
          LeftJoin on product = $f4 [changelog]
            Scan orders [id, product] [unbounded]
            Project rate, UPPER(product) AS $f4 [insert-only]
              Scan rates [product, rate] [bounded]
        """);
  }

  @Test
  void a_comma_with_where_is_a_join() {
    becomes(
        """
        SELECT o.id, r.rate FROM rates r, orders o WHERE o.product = r.product
        """,
        """
        Project id, rate [insert-only]
          InnerJoin on product = product [insert-only]
            Scan rates [product, rate] [bounded]
            Scan orders [id, product] [unbounded]
        """);
  }

  @Test
  void union_all_casts_its_sides() {
    becomes(
        """
        SELECT amount FROM orders UNION ALL SELECT small FROM rates
        """,
        """
        Union [insert-only]
          Scan orders [amount] [unbounded]
          Project CAST(small AS INT) AS amount [insert-only]
            Scan rates [small] [bounded]
        """);
  }

  @Test
  void union_takes_doubles_out() {
    becomes(
        """
        SELECT product FROM orders UNION SELECT 'x'
        """,
        """
        Aggregate by product [changelog]
          Union [insert-only]
            Scan orders [product] [unbounded]
            Project CAST(EXPR$0 AS STRING) AS product [insert-only]
              Values [['x']] [insert-only]
        """);
  }

  @Test
  void a_bounded_query_is_sorted() {
    becomes(
        """
        SELECT product FROM rates ORDER BY rate DESC, product LIMIT 3 OFFSET 1
        """,
        """
        Project product [insert-only]
          Sort by rate DESC, product offset 1 limit 3 [insert-only]
            Scan rates [product, rate] [bounded]
        """);
  }

  @Test
  void an_unbounded_query_is_sorted_only_with_a_limit() {
    becomes(
        """
        SELECT id FROM orders ORDER BY price DESC LIMIT 3
        """,
        """
        Project id [changelog]
          TopN 1..3 by price DESC [changelog]
            Scan orders [id, price] [unbounded]
        """);
  }

  @Test
  void a_limit_takes_rows_as_they_come() {
    becomes(
        """
        SELECT id FROM orders LIMIT 3
        """,
        """
        Limit limit 3 [insert-only]
          Scan orders [id] [unbounded]
        """);
  }

  @Test
  void values_become_rows() {
    becomes(
        """
        VALUES (1, 'a'), (2, 'bcd')
        """,
        """
        Values [[1, 'a'], [2, 'bcd']] [insert-only]
        """);
  }

  @Test
  void expressions_without_a_table() {
    becomes(
        """
        SELECT 1 + 1 AS two, 'x' || 'y' AS xy, DATE '2020-01-02' AS d, CAST(NULL AS INT) AS nothing
        """,
        """
        Project (1 + 1) AS two, ('x' || 'y') AS xy, DATE '2020-01-02' AS d, NULL AS nothing [insert-only]
          Values [[0]] [insert-only]
        """);
  }

  @Test
  void expressions_keep_their_shape() {
    becomes(
        """
        SELECT
          CASE WHEN amount > 3 THEN 'big' WHEN amount IS NULL THEN 'none' ELSE 'small' END AS size,
          amount IN (1, 2), product LIKE 'a%', COALESCE(product, 'x'), NULLIF(amount, 3),
          TRY_CAST(product AS INT), EXTRACT(YEAR FROM ts), FLOOR(ts TO HOUR), TIMESTAMPADD(MINUTE, 5, ts),
          TIMESTAMPDIFF(SECOND, ts, ts), amount = 1, CURRENT_TIMESTAMP
        FROM orders
        """,
        """
        Project CASE WHEN (amount > 3) THEN 'big' WHEN (amount IS NULL) THEN 'none' ELSE 'small' END AS size, ((amount = 1) OR (amount = 2)) AS EXPR$1, (product LIKE 'a%') AS EXPR$2, COALESCE(product, 'x') AS EXPR$3, CASE WHEN (amount = 3) THEN NULL ELSE amount END AS EXPR$4, TRY_CAST(product AS INT) AS EXPR$5, EXTRACT('YEAR', ts) AS EXPR$6, FLOOR_TO(ts, 'HOUR') AS EXPR$7, TIMESTAMPADD('MINUTE', 5, ts) AS EXPR$8, TIMESTAMPDIFF('SECOND', ts, ts) AS EXPR$9, (amount = 1) AS EXPR$10, CURRENT_TIMESTAMP() AS CURRENT_TIMESTAMP [insert-only]
          Watermark ts AS (ts - INTERVAL 5s) [insert-only]
            Scan orders [product, amount, ts] [unbounded]
        """);
  }

  @Test
  void a_query_with_a_name_is_put_in_its_place() {
    becomes(
        """
        WITH a AS (SELECT product AS p, price FROM orders) SELECT p, AVG(price) AS average FROM a GROUP BY p
        """,
        """
        Aggregate by product: AVG(price) [changelog]
          Scan orders [product, price] [unbounded]
        """);
  }

  @Test
  void nexmark_4_average_price_of_a_category() {
    becomes(
        """
        SELECT Q.category, AVG(Q.final) AS average FROM (
          SELECT MAX(B.price) AS final, A.category FROM auction A, bid B
          WHERE A.id = B.auction AND B.`dateTime` BETWEEN A.`dateTime` AND A.expires
          GROUP BY A.id, A.category) Q
        GROUP BY Q.category
        """,
        """
        Aggregate by category: AVG(final) [changelog]
          Project category, final [changelog]
            Aggregate by id, category: MAX(price) [changelog]
              Project id, category, price [insert-only]
                InnerJoin on id = auction AND ((dateTime >= dateTime) AND (dateTime <= expires)) [insert-only]
                  Project auction.id AS id, auction.expires AS expires, auction.category AS category, dateTime [insert-only]
                    Filter (event_type = 1) [insert-only]
                      Watermark dateTime AS (dateTime - INTERVAL 4s) [insert-only]
                        Project event_type, auction.id, auction.expires, auction.category, CASE WHEN (event_type = 0) THEN person.dateTime WHEN (event_type = 1) THEN auction.dateTime ELSE bid.dateTime END AS dateTime [insert-only]
                          Scan nexmark [event_type, person.dateTime, auction.id, auction.dateTime, auction.expires, auction.category, bid.dateTime] [unbounded]
                  Project bid.auction AS auction, bid.price AS price, dateTime [insert-only]
                    Filter (event_type = 2) [insert-only]
                      Watermark dateTime AS (dateTime - INTERVAL 4s) [insert-only]
                        Project event_type, bid.auction, bid.price, CASE WHEN (event_type = 0) THEN person.dateTime WHEN (event_type = 1) THEN auction.dateTime ELSE bid.dateTime END AS dateTime [insert-only]
                          Scan nexmark [event_type, person.dateTime, auction.dateTime, bid.auction, bid.price, bid.dateTime] [unbounded]
        """);
  }

  @Test
  void nexmark_8_new_users_that_sell() {
    becomes(
        """
        SELECT P.id, P.name, P.starttime
        FROM (
          SELECT id, name, window_start AS starttime, window_end AS endtime
          FROM TABLE(TUMBLE(TABLE person, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
          GROUP BY id, name, window_start, window_end) P
        JOIN (
          SELECT seller, window_start AS starttime, window_end AS endtime
          FROM TABLE(TUMBLE(TABLE auction, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
          GROUP BY seller, window_start, window_end) A
        ON P.id = A.seller AND P.starttime = A.starttime AND P.endtime = A.endtime
        """,
        """
        Project key0 AS id, key1 AS name, window_start AS starttime [insert-only]
          WindowInnerJoin on window_end = window_end AND key0 = key0 AND window_start = window_start [insert-only]
            WindowAggregate TUMBLE(dateTime, 10s) by id, name properties=[window_start, window_end] [insert-only]
              Project dateTime, person.id AS id, person.name AS name [insert-only]
                Filter (event_type = 0) [insert-only]
                  Watermark dateTime AS (dateTime - INTERVAL 4s) [insert-only]
                    Project event_type, person.id, person.name, CASE WHEN (event_type = 0) THEN person.dateTime WHEN (event_type = 1) THEN auction.dateTime ELSE bid.dateTime END AS dateTime [insert-only]
                      Scan nexmark [event_type, person.id, person.name, person.dateTime, auction.dateTime, bid.dateTime] [unbounded]
            WindowAggregate TUMBLE(dateTime, 10s) by seller properties=[window_start, window_end] [insert-only]
              Project dateTime, auction.seller AS seller [insert-only]
                Filter (event_type = 1) [insert-only]
                  Watermark dateTime AS (dateTime - INTERVAL 4s) [insert-only]
                    Project event_type, auction.seller, CASE WHEN (event_type = 0) THEN person.dateTime WHEN (event_type = 1) THEN auction.dateTime ELSE bid.dateTime END AS dateTime [insert-only]
                      Scan nexmark [event_type, person.dateTime, auction.dateTime, auction.seller, bid.dateTime] [unbounded]
        """);
  }

  @Test
  void the_key_of_a_result_is_found_through_projections() {
    assertThat(catalog.plan("SELECT COUNT(*), product FROM orders GROUP BY product").key())
        .containsExactly(1);
    assertThat(catalog.plan("SELECT COUNT(*) FROM orders GROUP BY product").key()).isEmpty();
    assertThat(catalog.plan("SELECT product, price FROM orders").key()).isEmpty();
  }

  @Test
  void a_column_is_event_time_until_something_is_computed_from_it() {
    assertThat(catalog.plan("SELECT id, ts FROM orders WHERE id > 1").timeAttributes())
        .containsExactly(1);
    assertThat(catalog.plan("SELECT ts + INTERVAL '1' DAY FROM orders").timeAttributes()).isEmpty();
    assertThat(catalog.plan("SELECT `dateTime` FROM bid").timeAttributes()).containsExactly(0);
  }

  @Test
  void types_of_arithmetic_and_aggregates_are_those_of_flink() {
    assertThat(
            catalog
                .plan(
                    "SELECT amount / 2, amount / 2.0, price * price, price / amount, price + 1,"
                        + " SUM(amount), AVG(amount), SUM(price), AVG(price), 'a' FROM orders GROUP"
                        + " BY amount, price")
                .schema()
                .types()
                .toString())
        .isEqualTo(
            "[INT, DECIMAL(17, 6), DECIMAL(21, 4), DECIMAL(21, 13), DECIMAL(13, 2), INT, INT,"
                + " DECIMAL(38, 2), DECIMAL(38, 6), CHAR(1) NOT NULL]");
  }
}
