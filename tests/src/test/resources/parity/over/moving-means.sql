-- Moving means over rows and over minutes, and how each reading differs from them.
-- features: OVER with ROWS and RANGE; LAG and LEAD
CREATE TABLE readings (
  sensor INT, celsius DOUBLE, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/moving', 'format' = 'json');

INSERT INTO readings VALUES
  (1, 20.0, TIMESTAMP '2026-03-01 10:00:00'), (2, 5.5, TIMESTAMP '2026-03-01 10:00:10'), (1, 22.0, TIMESTAMP '2026-03-01 10:01:00'),
  (1, 27.0, TIMESTAMP '2026-03-01 10:03:00'), (2, 6.5, TIMESTAMP '2026-03-01 10:03:10'), (1, 21.0, TIMESTAMP '2026-03-01 10:03:11'),
  (2, CAST(NULL AS DOUBLE), TIMESTAMP '2026-03-01 10:04:00'), (1, 19.0, TIMESTAMP '2026-03-01 10:10:00');

SELECT sensor, ts, celsius,
  AVG(celsius) OVER (PARTITION BY sensor ORDER BY ts ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS mean_of_three,
  COUNT(celsius) OVER (PARTITION BY sensor ORDER BY ts ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS n
FROM readings;
SELECT sensor, ts, MAX(celsius) OVER (PARTITION BY sensor ORDER BY ts RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW) AS highest,
  COUNT(*) OVER (PARTITION BY sensor ORDER BY ts RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW) AS n
FROM readings;
SELECT sensor, ts, celsius - LAG(celsius) OVER (PARTITION BY sensor ORDER BY ts) AS step,
  LAG(celsius, 2) OVER (PARTITION BY sensor ORDER BY ts) AS two_before
FROM readings;
SELECT sensor, COUNT(*) AS jumps FROM (
  SELECT sensor, celsius, LAG(celsius) OVER (PARTITION BY sensor ORDER BY ts) AS previous FROM readings
) WHERE ABS(celsius - previous) > 4 GROUP BY sensor;
