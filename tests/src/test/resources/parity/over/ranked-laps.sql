-- Laps of a race: numbers and sums within the race, by time.
-- features: OVER with ROWS and RANGE; Ranks and NTILE over a stream
CREATE TABLE laps (driver STRING, ms INT, ended TIMESTAMP(3), WATERMARK FOR ended AS ended)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/laps', 'format' = 'csv');

INSERT INTO laps VALUES
  ('ann', 61000, TIMESTAMP '2026-03-01 15:01:01'), ('bob', 60500, TIMESTAMP '2026-03-01 15:01:02'),
  ('ann', 60000, TIMESTAMP '2026-03-01 15:02:01'), ('bob', 63000, TIMESTAMP '2026-03-01 15:02:05'),
  ('ann', 59500, TIMESTAMP '2026-03-01 15:03:00');

SELECT driver, ended, ROW_NUMBER() OVER (PARTITION BY driver ORDER BY ended) AS lap FROM laps;
SELECT driver, ended, MIN(ms) OVER (PARTITION BY driver ORDER BY ended RANGE UNBOUNDED PRECEDING) AS best FROM laps;
SELECT driver, ended, SUM(ms) OVER (ORDER BY ended ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS of_three FROM laps;
