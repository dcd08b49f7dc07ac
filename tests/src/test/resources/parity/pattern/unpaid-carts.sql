-- Carts that are paid within ten minutes, and the pages before.
-- features: WITHIN
CREATE TABLE steps (
  who STRING,
  step STRING,
  at_time TIMESTAMP(3),
  WATERMARK FOR at_time AS at_time - INTERVAL '1' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/steps', 'format' = 'json');

INSERT INTO steps VALUES
  ('ann', 'cart', TIMESTAMP '2026-03-01 10:00:00'), ('bob', 'cart', TIMESTAMP '2026-03-01 10:01:00'),
  ('ann', 'look', TIMESTAMP '2026-03-01 10:02:00'), ('ann', 'pay', TIMESTAMP '2026-03-01 10:05:00'),
  ('bob', 'look', TIMESTAMP '2026-03-01 10:06:00'), ('bob', 'pay', TIMESTAMP '2026-03-01 10:11:30'),
  ('cleo', 'cart', TIMESTAMP '2026-03-01 10:12:00'), ('cleo', 'pay', TIMESTAMP '2026-03-01 10:12:30');

SELECT who, put_in, paid, looks FROM steps MATCH_RECOGNIZE (
  PARTITION BY who ORDER BY at_time
  MEASURES CART.at_time AS put_in, PAY.at_time AS paid, COUNT(LOOKS.step) AS looks
  PATTERN (CART LOOKS* PAY) WITHIN INTERVAL '10' MINUTE
  DEFINE CART AS CART.step = 'cart', LOOKS AS LOOKS.step = 'look', PAY AS PAY.step = 'pay'
) AS bought;

SELECT minute_of, COUNT(*) AS paid FROM (
  SELECT FLOOR(paid TO MINUTE) AS minute_of FROM steps MATCH_RECOGNIZE (
    PARTITION BY who ORDER BY at_time
    MEASURES PAY.at_time AS paid
    PATTERN (CART OTHER*? PAY)
    DEFINE CART AS CART.step = 'cart', PAY AS PAY.step = 'pay'
  ) AS p
) GROUP BY minute_of;
