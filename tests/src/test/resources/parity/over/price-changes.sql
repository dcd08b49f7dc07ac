-- How a price changed from row to row: LAG, FIRST_VALUE and LAST_VALUE.
-- features: LAG and LEAD
CREATE TABLE prices (
  share STRING,
  price DECIMAL(8, 2),
  seen TIMESTAMP(3),
  WATERMARK FOR seen AS seen
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/prices', 'format' = 'csv');

INSERT INTO prices VALUES
  ('ACME', 10.00, TIMESTAMP '2026-03-01 10:00:00'), ('INIT', 99.50, TIMESTAMP '2026-03-01 10:00:01'),
  ('ACME', 10.25, TIMESTAMP '2026-03-01 10:00:02'), ('ACME', 9.75, TIMESTAMP '2026-03-01 10:00:03'),
  ('INIT', 99.00, TIMESTAMP '2026-03-01 10:00:04');

SELECT share, seen, price, price - LAG(price) OVER (PARTITION BY share ORDER BY seen) AS change FROM prices;

SELECT share, seen, LAG(price, 2, 0.00) OVER (PARTITION BY share ORDER BY seen) AS before_two FROM prices;

SELECT share, seen,
  FIRST_VALUE(price) OVER (PARTITION BY share ORDER BY seen ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS first_of_three,
  COUNT(DISTINCT price) OVER (PARTITION BY share ORDER BY seen ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS different
FROM prices;
