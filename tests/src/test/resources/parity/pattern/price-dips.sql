-- Prices that fall and rise again, and how deep they fell.
-- features: MATCH_RECOGNIZE with one row per match; AFTER MATCH SKIP; Aggregates in patterns
CREATE TABLE prices (
  share STRING,
  price INT,
  seen TIMESTAMP(3),
  WATERMARK FOR seen AS seen - INTERVAL '1' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/prices', 'format' = 'csv');

INSERT INTO prices VALUES
  ('ACME', 12, TIMESTAMP '2026-03-01 10:00:00'), ('ACME', 17, TIMESTAMP '2026-03-01 10:00:01'),
  ('ACME', 13, TIMESTAMP '2026-03-01 10:00:02'), ('ACME', 11, TIMESTAMP '2026-03-01 10:00:03'),
  ('INIT', 50, TIMESTAMP '2026-03-01 10:00:03'), ('ACME', 14, TIMESTAMP '2026-03-01 10:00:04'),
  ('INIT', 40, TIMESTAMP '2026-03-01 10:00:05'), ('ACME', 9, TIMESTAMP '2026-03-01 10:00:06'),
  ('INIT', 45, TIMESTAMP '2026-03-01 10:00:07'), ('ACME', 10, TIMESTAMP '2026-03-01 10:00:08');

SELECT * FROM prices MATCH_RECOGNIZE (
  PARTITION BY share ORDER BY seen
  MEASURES FIRST(DOWN.seen) AS fell, LAST(DOWN.price) AS bottom, UP.price AS up_to, COUNT(DOWN.price) AS falls
  ONE ROW PER MATCH
  AFTER MATCH SKIP TO LAST UP
  PATTERN (TOP DOWN+ UP)
  DEFINE
    DOWN AS DOWN.price < LAST(DOWN.price, 1) OR (LAST(DOWN.price, 1) IS NULL AND DOWN.price < TOP.price),
    UP AS UP.price > LAST(DOWN.price)
) AS dips;

SELECT share, mean, n FROM prices MATCH_RECOGNIZE (
  PARTITION BY share ORDER BY seen
  MEASURES AVG(LOW.price) AS mean, COUNT(LOW.price) AS n
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (LOW{2} HIGH)
  DEFINE LOW AS LOW.price < 15, HIGH AS HIGH.price >= 14
) AS lows;
