-- An account's balance after each booking: OVER by event time.
-- features: OVER with ROWS and RANGE
CREATE TABLE bookings (
  account STRING,
  amount INT,
  booked TIMESTAMP(3),
  WATERMARK FOR booked AS booked - INTERVAL '1' MINUTE
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/bookings', 'format' = 'json');

INSERT INTO bookings VALUES
  ('a', 100, TIMESTAMP '2026-03-01 10:00:00'), ('b', 50, TIMESTAMP '2026-03-01 10:00:10'),
  ('a', -30, TIMESTAMP '2026-03-01 10:01:30'), ('a', 20, TIMESTAMP '2026-03-01 10:01:00'),
  ('b', -5, TIMESTAMP '2026-03-01 10:10:00'), ('a', 7, TIMESTAMP '2026-03-01 10:45:00');

SELECT account, booked, amount,
  SUM(amount) OVER (PARTITION BY account ORDER BY booked ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS balance
FROM bookings;

SELECT account, booked,
  COUNT(*) OVER w AS bookings_of_hour, MAX(amount) OVER w AS largest
FROM bookings
WINDOW w AS (PARTITION BY account ORDER BY booked RANGE BETWEEN INTERVAL '30' MINUTE PRECEDING AND CURRENT ROW);

SELECT account, booked,
  AVG(amount) OVER (PARTITION BY account ORDER BY booked ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS of_two
FROM bookings;
